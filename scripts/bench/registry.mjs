// Every benchmark: a name, what it measures, and `run`, which gives figures. `targets` of the figures say what was promised: {value, limit, met}.
// A new one is a file beside this one and a line here.
import { comparison } from './comparison.mjs';
import { faults } from './faults.mjs';
import { gpu } from './gpu.mjs';
import { kill } from './kill.mjs';
import { nightly } from './nightly.mjs';
import { overhead } from './overhead.mjs';
import { sandbox } from './sandbox.mjs';
import { watchers } from './watchers.mjs';

export const BENCHMARKS = [...gpu, overhead, kill, faults, watchers, nightly, sandbox, comparison];
