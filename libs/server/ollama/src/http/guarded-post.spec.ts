import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { GuardedPost } from './guarded-post';

const calm = (): AbortSignal => AbortSignal.timeout(20_000);

describe('GuardedPost', () => {
  const servers: (Server | TcpServer)[] = [];
  const sockets = new Set<Socket>();
  const way = new GuardedPost({ ownAddresses: () => own });
  let own: { host: string; port: number }[] = [];

  const listen = async (server: Server | TcpServer): Promise<number> => {
    servers.push(server);
    server.on('connection', (socket: Socket) => sockets.add(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const answering = async (listener: RequestListener): Promise<string> =>
    `http://127.0.0.1:${await listen(createServer(listener))}/hook`;
  const saying = async (speak: (socket: Socket) => void): Promise<string> =>
    `http://127.0.0.1:${await listen(createTcpServer((socket) => socket.on('error', () => undefined) && speak(socket)))}/hook`;

  afterEach(async () => {
    own = [];
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  });
  afterAll(() => way.close());

  it('posts body and headers, and takes any 2xx', async () => {
    const seen: { method?: string | undefined; type?: string | undefined; more?: unknown; body: string }[] = [];
    const url = await answering((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        seen.push({
          method: request.method,
          type: request.headers['content-type'],
          more: request.headers['x-more'],
          body,
        });
        response.writeHead(204).end();
      });
    });
    await way.post(url, '{"a":1}', { 'x-more': 'yes' }, calm());
    expect(seen).toEqual([{ method: 'POST', type: 'application/json', more: 'yes', body: '{"a":1}' }]);
  });

  it('follows no redirect: what it points to hears nothing', async () => {
    let heard = 0;
    const elsewhere = await answering((_, response) => {
      heard += 1;
      response.end();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const url = await answering((_, response) => response.writeHead(status, { location: elsewhere }).end());
      await expect(way.post(url, '{}', {}, calm())).rejects.toThrow(`answered with HTTP ${status}`);
    }
    expect(heard).toBe(0);
  });

  it('does not read a body without end', async () => {
    let left = false;
    const url = await answering((_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!left && response.write('x'.repeat(65_536)));
      };
      response.on('drain', more).on('close', () => (left = true));
      more();
    });
    await way.post(url, '{}', {}, calm());
    while (!left) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => undefined],
    ['drips its head', (socket) => void setInterval(() => !socket.destroyed && socket.write('H'), 20).unref()],
  ])('gives up a receiver that %s, when the signal says so', async (_name, speak) => {
    const url = await saying(speak);
    await expect(way.post(url, '{}', {}, AbortSignal.timeout(150))).rejects.toThrow('could not be reached');
  });

  it.each<[string, (socket: Socket) => void]>([
    ['garbage', (socket) => socket.end('banana banana\r\n\r\n')],
    ['a status that is none', (socket) => socket.end('HTTP/1.1 999999 x\r\n\r\n')],
    ['a closed line', (socket) => socket.destroy()],
    ['a head of a megabyte', (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(1_000_000)}\r\n\r\n`)],
    ['a server error', (socket) => socket.end('HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n')],
  ])('says in a sentence what came instead of an answer: %s', async (_name, speak) => {
    const url = await saying(speak);
    const error = await way.post(url, '{}', {}, calm()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(/^127\.0\.0\.1:\d+ (could not be reached: \S|answered with HTTP \d+\.)/);
  });

  it('connects neither to itself nor to addresses that nobody may ask', async () => {
    const port = Number(new URL(await answering((_, response) => response.end())).port);
    own = [{ host: '127.0.0.1', port }];
    for (const url of [
      `http://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      'http://169.254.169.254/',
      'http://0.0.0.0:1/',
    ])
      await expect(way.post(url, '{}', {}, calm())).rejects.toThrow('could not be reached');
    expect([...sockets]).toEqual([]);
  });
});
