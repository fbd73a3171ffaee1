// Tries what the outer layers must refuse, and says what it could do. Its one argument is a file that it may not read.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Worker } from 'node:worker_threads';

const could = (work) => {
  try {
    work();
    return true;
  } catch {
    return false;
  }
};

const result = {
  read: could(() => readFileSync(process.argv[2])),
  write: could(() => writeFileSync('/tmp/assay_self_test', '')),
  spawn: could(() => spawnSync(process.execPath, ['-v'])),
  worker: could(() => new Worker('0', { eval: true })),
  evaluate: could(() => new Function('')()),
  environment: Object.keys(process.env).filter((name) => name !== 'TZ' && name !== 'PWD').length > 0,
};
const server = createServer();
server.once('error', () => tell(false));
server.listen(0, '127.0.0.1', () => tell(true));

function tell(listen) {
  server.close();
  console.log(JSON.stringify({ ...result, listen }));
}
