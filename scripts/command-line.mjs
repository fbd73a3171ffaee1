// Runs the built command line: in this process when it runs on the right Node, else in one that does.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ended, projectNode } from './run.mjs';
import { ROOT } from './workspace.mjs';

const CLI = join(ROOT, 'dist', 'server', 'cli.js');

/** Runs `assay ARGS`; the exit code of this process becomes that of the command. */
export async function runCommandLine(args) {
  const node = projectNode();
  if (realpathSync(node) !== realpathSync(process.execPath)) return runElsewhere(node, args);
  process.argv.splice(1, process.argv.length, CLI, ...args);
  module.enableCompileCache(join(ROOT, 'node_modules', '.cache', 'assay', 'compiled'));
  await import(pathToFileURL(CLI).href);
}

/** Ctrl-C reaches both of us; what is sent to us alone is passed on. */
async function runElsewhere(node, args) {
  const child = spawn(node, [CLI, ...args], { stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const code = await ended(child);
  process.exitCode = typeof code === 'number' ? code : 1;
}
