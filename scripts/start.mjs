// npm start: builds what has changed, then serves everything on one port.
import { runCommandLine } from './command-line.mjs';
import { buildWhatChanged } from './build-what-changed.mjs';

await buildWhatChanged(['server', 'console']);
await runCommandLine(['serve', ...process.argv.slice(2)]);
