import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerAddress } from '@assay/domain/run';
import {
  aChatControl,
  aChatRequest,
  failureOf,
  startFakeOllama,
  type FakeOllama,
  type FakeOllamaOptions,
} from '@assay/testing/fake-ollama';
import { OllamaProvider } from './ollama.provider';

const calm = new AbortController().signal;

describe('OllamaProvider on its way', () => {
  let fake: FakeOllama;
  let provider: OllamaProvider;
  let server: ServerAddress;

  async function start(options: FakeOllamaOptions = {}): Promise<void> {
    fake = await startFakeOllama({ timeScale: 0, ...options });
    provider = new OllamaProvider({ askTimeoutMs: 30_000 });
    server = { id: '1', name: 'lab', kind: 'ollama', baseUrl: fake.url, secret: null };
  }

  afterEach(async () => {
    await provider.close();
    await fake.close();
  });

  describe('strange servers', () => {
    it.each([
      ['a page', { kind: 'html' }, /its answer is not JSON/],
      ['no list', { kind: 'raw', chunks: ['{"ok":true}'] }, /lists no models/],
      [
        'too many models',
        { kind: 'raw', chunks: [`{"models":[${'{"name":"x"},'.repeat(2_000)}{"name":"x"}]}`] },
        /more than 2000 models/,
      ],
      [
        'a name of a megabyte',
        { kind: 'raw', chunks: [`{"models":[{"name":"${'x'.repeat(1_000_000)}"}]}`] },
        /model 1 of its list has no usable name/,
      ],
      [
        'no name',
        { kind: 'raw', chunks: ['{"models":[{"name":"a"},{"digest":"d"}]}'] },
        /model 2 of its list has no usable name/,
      ],
      [
        '6 MB',
        { kind: 'raw', chunks: Array.from({ length: 60 }, () => ' '.repeat(100_000)) },
        /larger than 5242880 bytes/,
      ],
      ['a redirect', { kind: 'redirect', to: 'http://elsewhere/' }, /redirected/],
      ['a bomb', { kind: 'gzip_bomb', bytes: 1_000_000 }, /compressed/],
    ] as const)('are refused when /api/tags brings %s', async (_name, fault, words) => {
      await start();
      fake.setFault(fault, { path: '/api/tags' });
      const failure = await failureOf(provider.models(server, calm));
      expect([failure.kind, failure.message]).toEqual(['refused', expect.stringMatching(words) as string]);
      expect(failure.message).not.toContain('secret page');
    });

    it.each([
      ['a long one', { kind: 'raw', chunks: [`{"version":"${'9'.repeat(70_000)}"}`] }, /larger than 65536 bytes/],
      ['none', { kind: 'raw', chunks: ['{}'] }, /tells no version/],
    ] as const)('are refused when /api/version brings %s', async (_name, fault, words) => {
      await start();
      fake.setFault(fault, { path: '/api/version' });
      expect(await failureOf(provider.version(server, calm))).toMatchObject({
        kind: 'refused',
        message: expect.stringMatching(words) as string,
      });
    });

    it('may name models as they like: a name is text', async () => {
      await start({ models: ['../../etc/passwd', '<b>x</b>'] });
      expect((await provider.models(server, calm)).map(({ name }) => name)).toEqual([
        '../../etc/passwd:latest',
        '<b>x</b>:latest',
      ]);
      expect(await failureOf(provider.describe(server, 'nope', calm))).toMatchObject({ kind: 'model_missing' });
    });
  });

  describe('the way to the server', () => {
    it('F54 says what is wrong with it', async () => {
      await start();
      const closed = { ...server, baseUrl: 'http://127.0.0.1:1' };
      expect(await failureOf(provider.version(closed, calm))).toMatchObject({
        kind: 'unreachable',
        message: 'Nothing answers at 127.0.0.1:1 (ECONNREFUSED).',
      });
      const nowhere = { ...server, baseUrl: 'http://no-such-host.invalid:1' };
      expect(await failureOf(provider.version(nowhere, calm))).toMatchObject({
        kind: 'unreachable',
        message: expect.stringContaining('no-such-host.invalid'),
      });
      const notTls = { ...server, baseUrl: fake.url.replace('http:', 'https:') };
      expect(await failureOf(provider.chat(notTls, aChatRequest(), aChatControl()))).toMatchObject({
        kind: 'unreachable',
      });
    });

    it('F54 tries all addresses of a name, whichever of them answers', async () => {
      const addresses = await lookup('localhost', { all: true });
      const hosts = addresses.map(({ address }) => address);
      await start();
      expect(hosts).toContain('127.0.0.1');
      for (const host of hosts) {
        const only = createServer((_, response) => response.end('{"version":"0.33.0"}')).listen(0, host);
        await once(only, 'listening');
        const { port } = only.address() as AddressInfo;
        expect([host, await provider.version({ ...server, baseUrl: `http://localhost:${port}` }, calm)]).toEqual([
          host,
          '0.33.0',
        ]);
        only.close();
      }
    });

    it('goes through the path of a proxy', async () => {
      await start();
      expect((await failureOf(provider.version({ ...server, baseUrl: `${fake.url}/ollama` }, calm))).kind).toBe(
        'refused',
      );
      expect(fake.requests[0]?.path).toBe('/ollama/api/version');
    });

    it.each([
      'http://169.254.169.254',
      'http://[fe80::1]',
      'http://0.0.0.0:11434',
      'http://metadata.google.internal',
      'ftp://x',
    ])('does not lead to %s', async (baseUrl) => {
      await start();
      expect(await failureOf(provider.version({ ...server, baseUrl }, calm))).toMatchObject({ kind: 'refused' });
    });

    it.each(['127.0.0.1', 'localhost'])('does not lead to ourselves by the name %s', async (host) => {
      await start();
      const own = { host: '127.0.0.1', port: fake.port };
      provider = new OllamaProvider({ ownAddresses: () => [own] });
      const failure = await failureOf(provider.version({ ...server, baseUrl: `http://${host}:${fake.port}` }, calm));
      expect(failure).toMatchObject({ kind: 'refused', message: expect.stringContaining('Assay itself') as string });
      expect(fake.requests).toEqual([]);
    });

    it('shows its key to the server and to nobody else', async () => {
      await start({ secret: 'hunter2-hunter2' });
      const keyed = { ...server, secret: 'hunter2-hunter2' };
      expect((await failureOf(provider.version(server, calm))).kind).toBe('refused');
      expect(await provider.version(keyed, calm)).toBe('0.33.0');
      fake.setFault({ kind: 'status', status: 500, text: 'header Bearer hunter2-hunter2 is wrong' });
      const failure = await failureOf(provider.chat(keyed, aChatRequest(), aChatControl()));
      expect(failure.message).toBe('header Bearer ••• is wrong');
    });

    it('takes no proxy from the environment and no key that is not its own', async () => {
      let seen = 0;
      const proxy: Server = createServer((_request, response) => {
        seen++;
        response.end();
      });
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      Object.assign(process.env, {
        HTTP_PROXY: address,
        http_proxy: address,
        NODE_USE_ENV_PROXY: '1',
        OLLAMA_API_KEY: 'k',
      });
      await start();
      await provider.chat(server, aChatRequest(), aChatControl());
      await provider.version(server, calm);
      for (const name of ['HTTP_PROXY', 'http_proxy', 'NODE_USE_ENV_PROXY', 'OLLAMA_API_KEY']) delete process.env[name];
      proxy.close();
      expect([seen, fake.requests.map(({ authorization }) => authorization)]).toEqual([0, [null, null]]);
    });
  });
});
