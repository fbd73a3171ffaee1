import { connect, createServer, type Server } from 'node:net';
import { FolderInUse, type FolderHolder } from './folder-in-use';
import type { FolderLock } from './folder-lock';
import { parseHolder } from './holder-text';
import { errorCode } from './start-failure';

/** Holds a folder by listening under a name that the operating system gives to one process only. */
export async function lockBySocket(name: string, dir: string): Promise<FolderLock> {
  const holder: { pid: number; url: string | null } = { pid: process.pid, url: null };
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(JSON.stringify(holder));
  });
  try {
    await listen(server, name);
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') throw new FolderInUse(dir, await askHolder(name));
    throw error;
  }
  server.unref();
  return {
    announce: (url) => {
      holder.url = url;
      return Promise.resolve();
    },
    release: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: Server, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(name, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** The holder may be busy or just ending: then it stays unnamed. */
function askHolder(name: string): Promise<FolderHolder> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(name);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.setEncoding('utf8').on('data', (part: string) => (text = (text + part).slice(0, 1_000)));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(parseHolder(text)));
  });
}
