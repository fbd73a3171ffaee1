// npm run test:soak [-- PATTERN …]: what takes long: hundreds of kills, database restarts, full disks, processes that die in every way.
// ASSAY_SOAK_MINUTES (default 5) says how long the mixed soak goes on.
import { buildWhatChanged } from './build-what-changed.mjs';
import { runNode } from './run.mjs';

await buildWhatChanged(['server']);
const patterns = process.argv.slice(2);
await runNode([
  'node_modules/jest/bin/jest.js',
  '--config',
  'scripts/test/soak.config.mjs',
  '--runInBand',
  ...patterns,
]).catch(() => (process.exitCode = 1));
