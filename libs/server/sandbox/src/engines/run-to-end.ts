import { execFile } from 'node:child_process';
import type { Command } from '../layers/command';

const MAX_BYTES = 128 * 1_048_576;

/** Runs a command to its end and gives what it wrote; throws when it fails, or after `timeoutMs`. */
export function runToEnd({ file, args }: Command, timeoutMs: number): Promise<Buffer> {
  const options = {
    env: { TZ: 'UTC' },
    cwd: '/',
    encoding: 'buffer',
    maxBuffer: MAX_BYTES,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  } as const;
  return new Promise((resolve, reject) => {
    execFile(file, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else
        reject(
          new Error(
            stderr.toString('utf8').trim().slice(0, 300) || `${file} ended with ${error.code ?? error.signal}.`,
          ),
        );
    });
  });
}
