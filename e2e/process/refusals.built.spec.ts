import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { join } from 'node:path';
import type { FakeOllama } from '@assay/testing/fake-ollama';
import { dataFolder, environmentOf, Instance, newHome, removeHome } from '../instance';
import { Program, type Ended, type Environment } from '../program';
import { startSimulatedServer } from '../simulated-models';
import { isAlive, postmasterOf } from './processes';
import { answered, endOf, forty, startRun } from './runs';

const PATIENCE = 240_000;
const CANNOT_START = 78;
const USAGE = 2;

/** One sentence or two for people, and nothing of the inside. */
function expectSentence({ stderr, stdout }: Ended, pattern: RegExp): void {
  expect(stderr).toMatch(pattern);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toMatch(/node:internal|\.js:\d+|\.ts:\d+/);
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  expect(stdout).not.toMatch(/ready at/);
}

describe('a start that cannot be', () => {
  let home: string;

  beforeAll(async () => {
    home = await newHome();
  });
  afterAll(() => removeHome(home));

  const serve = (env: Environment): Promise<Ended> =>
    Program.assay(['serve'], { ...environmentOf(home), ...env }).ended;

  it.each([
    ['PORT', 'ninety'],
    ['DATABASE_URL', 'mysql://root:secret@127.0.0.1/x'],
  ])(
    'names %s=%s',
    async (name, value) => {
      const ended = await serve({ [name]: value });
      expect(ended.code).toBe(USAGE);
      expectSentence(ended, new RegExp(`^${name}\\b.* cannot be used: .*Allowed: `));
      expect(ended.stderr).not.toContain('secret');
    },
    PATIENCE,
  );

  it(
    'names every variable at once',
    async () => {
      const wrong = { PORT: '70000', HOST: '0.0.0.0', ASSAY_ROLE: 'boss', ASSAY_LOG: 'loud', DATABASE_URL: 'garbage' };
      const { code, stderr } = await serve(wrong);
      expect(code).toBe(USAGE);
      const named = stderr
        .trim()
        .split('\n')
        .map((line) => /^(\w+).* cannot be used/.exec(line)?.[1]);
      expect(named.sort()).toEqual(Object.keys(wrong).sort());
    },
    PATIENCE,
  );

  it(
    'says that the data folder is a file',
    async () => {
      const file = join(home, 'a file');
      await writeFile(file, 'mine');
      const ended = await serve({ ASSAY_DATA_DIR: file });
      expect(ended.code).toBe(CANNOT_START);
      expectSentence(ended, /The data folder .*a file cannot be used: it is a file.*ASSAY_DATA_DIR/);
      const below = await serve({ ASSAY_DATA_DIR: join(file, 'below') });
      expect(below.code).toBe(CANNOT_START);
      expectSentence(below, /cannot be used: a part of the path is a file/);
    },
    PATIENCE,
  );

  it(
    'says that the data folder cannot be written',
    async () => {
      const ended = await serve({ ASSAY_DATA_DIR: await unwritableFolder(home) });
      expect(ended.code).toBe(CANNOT_START);
      expectSentence(
        ended,
        /^The data folder .+ cannot be used: (this user may not write there|no folder can be made there|it lies on a read-only disk)/,
      );
    },
    PATIENCE,
  );

  it(
    'says that no database answers',
    async () => {
      const ended = await serve({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:9/assay' });
      expect(ended.code).toBe(CANNOT_START);
      expectSentence(ended, /The database at 127\.0\.0\.1:9\/assay is not reachable.*DATABASE_URL/);
      expect(ended.stderr).not.toContain('secret');
    },
    PATIENCE,
  );

  it(
    'says so when something else than PostgreSQL answers',
    async () => {
      const stranger = await listen(
        createServer((socket) => socket.end('220 mail.example ESMTP\r\n').on('error', () => undefined)),
      );
      try {
        const ended = await serve({ DATABASE_URL: `postgres://me:secret@127.0.0.1:${portOf(stranger)}/assay` });
        expect(ended.code).toBe(CANNOT_START);
        expectSentence(ended, /The database at 127\.0\.0\.1:\d+\/assay .*DATABASE_URL/);
      } finally {
        stranger.close();
      }
    },
    PATIENCE,
  );

  it(
    'does not know every command and option',
    async () => {
      for (const args of [
        ['fly'],
        ['run'],
        ['run', '--models', 'a', '--epochs', 'many'],
        ['import', 'nowhere.yaml'],
        ['export', '--run', 'first'],
        ['compare', '--models', 'a,b', '--out', join(home, 'no such folder', 'out.json')],
      ]) {
        const ended = await Program.assay(args, environmentOf(home)).ended;
        expect([args, ended.code]).toEqual([args, USAGE]);
        expectSentence(ended, /--help lists what there is/);
      }
    },
    PATIENCE,
  );

  it(
    'says that no Ollama server answers',
    async () => {
      const ended = await new Program('scripts/e2e-ollama.mjs', [], { OLLAMA_HOST: '127.0.0.1:9' }).ended;
      expect(ended.code).toBe(1);
      expectSentence(ended, /^No Ollama server answers at http:\/\/127\.0\.0\.1:9 /);
    },
    PATIENCE,
  );

  it(
    'says that no instance answers',
    async () => {
      const ended = await Program.assay(['run', '--models', 'a', '--api', 'http://127.0.0.1:9'], environmentOf(home))
        .ended;
      expect(ended.code).toBe(CANNOT_START);
      expectSentence(ended, /No instance answers at http:\/\/127\.0\.0\.1:9/);
    },
    PATIENCE,
  );
});

describe('a second start beside a running instance', () => {
  let fake: FakeOllama;
  let first: Instance;
  let runId: string;

  beforeAll(async () => {
    fake = await startSimulatedServer(0.1);
    first = await Instance.start({ OLLAMA_HOST: fake.url });
    runId = await startRun(first, forty(await first.register('simulated', fake.url)));
    await answered(fake, 2);
  }, PATIENCE);
  afterAll(async () => {
    await first.stop();
    await fake.close();
  }, PATIENCE);

  it(
    'F15 is refused on the same data folder',
    async () => {
      const ended = await Program.assay(['serve'], environmentOf(first.folder)).ended;
      expect(ended.code).toBe(CANNOT_START);
      expectSentence(ended, new RegExp(`pid ${first.pid}\\) already uses ${dataFolder(first.folder)}`));
    },
    PATIENCE,
  );

  it(
    'is refused to a command, which is told the very command for the running instance',
    async () => {
      const args = ['run', '--models', 'demo-good,demo-poor', '--name', "Ann's run", '--epochs', '1'];
      const ended = await Program.assay(args, environmentOf(first.folder)).ended;
      expect(ended.code).toBe(CANNOT_START);
      expect(ended.stderr).toMatch(new RegExp(`pid ${first.pid}\\) already uses ${dataFolder(first.folder)}`));
      expect(ended.stderr).toContain(
        `npm run assay -- run --models demo-good,demo-poor --name 'Ann'\\''s run' --epochs 1 --api ${first.url}\n`,
      );
    },
    PATIENCE,
  );

  it(
    'is refused on the same port, and leaves nothing behind',
    async () => {
      const home = await newHome();
      try {
        const ended = await Program.assay(['serve'], { ...environmentOf(home), PORT: new URL(first.url).port }).ended;
        expect(ended.code).toBe(CANNOT_START);
        expectSentence(ended, /^Port \d+ on 127\.0\.0\.1 is in use\. .*PORT=/);
        await expect(postmasterOf(home)).rejects.toMatchObject({ code: 'ENOENT' });
      } finally {
        await removeHome(home);
      }
    },
    PATIENCE,
  );

  it(
    'is refused by a database that does not know the password',
    async () => {
      const { port } = await postmasterOf(first.folder);
      const ended = await Program.assay(['serve'], {
        ...environmentOf(first.folder),
        DATABASE_URL: `postgres://assay:wrong@127.0.0.1:${port}/assay`,
      }).ended;
      expect(ended.code).toBe(CANNOT_START);
      expectSentence(ended, /The database at 127\.0\.0\.1:\d+\/assay refuses the password of DATABASE_URL/);
      expect(ended.stderr).not.toContain('wrong');
    },
    PATIENCE,
  );

  it(
    'does the first no harm',
    async () => {
      const { pid } = await postmasterOf(first.folder);
      expect(isAlive(pid)).toBe(true);
      expect(await endOf(first, runId)).toMatchObject({ status: 'completed', counts: { total: 40, missing: 0 } });
      expect(first.errors).toBe('');
    },
    PATIENCE,
  );
});

/** Root may write everywhere but where no folder can be made. */
async function unwritableFolder(home: string): Promise<string> {
  if (process.getuid?.() === 0) return '/proc/assay';
  const folder = join(home, 'read-only');
  await mkdir(folder);
  await chmod(folder, 0o500);
  return folder;
}

function listen(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
