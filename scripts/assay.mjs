#!/usr/bin/env node
// npm run assay -- COMMAND, and the bin of the package.
import { runCommandLine } from './command-line.mjs';
import { buildWhatChanged } from './build-what-changed.mjs';

await buildWhatChanged(['server']);
await runCommandLine(process.argv.slice(2));
