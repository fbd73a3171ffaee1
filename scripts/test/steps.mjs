// Everything that `npm test` does, as data. A step is a program of Node; `report` says how its counts are read (none: it counts as one test).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../workspace.mjs';

const bin = (name, path) => join('node_modules', name, path);
const TSC = bin('typescript', 'bin/tsc');
// Workers of their own: one spec that loops or hoards memory does not take the others with it.
const JEST = [bin('jest', 'bin/jest.js'), '--maxWorkers=2', '--workerIdleMemoryLimit=1GB'];

// What another PostgreSQL (version, collation, options) could make different: statements, transactions, the whole application.
const ON_ANY_POSTGRESQL = [
  'libs/server/persistence',
  'libs/server/execution/src/(engine|commands|crash)',
  'e2e/api/(stage|phase|judging|data-in|tasks)',
];

/** Group, name, program with arguments. `after`: names of steps that have to be done before. */
const ALL = [
  { group: 'types', name: 'types of the domain', args: [TSC, '--noEmit', '-p', 'tsconfig.domain.json'] },
  { group: 'types', name: 'types of server and specs', args: [TSC, '--noEmit', '-p', 'tsconfig.spec.json'] },
  {
    group: 'types',
    name: 'types of pages, templates and specs',
    args: [bin('@angular/compiler-cli', 'bundles/src/bin/ngc.js'), '--noEmit', '-p', 'tsconfig.web.spec.json'],
  },
  { group: 'lint', name: 'eslint', args: [bin('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'] },
  {
    group: 'lint',
    name: 'formatting',
    args: [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
  { group: 'lint', name: 'import boundaries', args: ['scripts/boundaries.mjs'] },
  { group: 'lint', name: 'configuration reference', args: ['scripts/write-config-reference.mjs', '--check'] },
  {
    group: 'lint',
    name: 'OpenAPI document',
    args: ['scripts/write-openapi.mjs', '--check'],
    // Asks the server that is built, where it is the current one.
    after: ['build'],
  },
  { group: 'unit', name: 'unit', args: [...JEST, '--selectProjects', 'pure', 'server', 'web'], report: 'jest' },
  {
    group: 'room',
    name: 'rooms',
    args: [...JEST, '--selectProjects', 'room'],
    // `npm run test:unit -- hostile` runs every hostile program.
    env: { SANDBOX_SPECS: 'quick' },
    report: 'jest',
  },
  {
    group: 'room',
    name: 'rooms on a PostgreSQL of others',
    args: [...JEST, '--selectProjects', 'room', ...ON_ANY_POSTGRESQL.map((path) => `--testPathPatterns=${path}`)],
    env: { ASSAY_TEST_DATABASE: 'external' },
    report: 'jest',
  },
  {
    group: 'sandbox',
    name: 'sandbox',
    args: [...JEST, '--selectProjects', 'room', '--testPathPatterns=libs/server/sandbox'],
    report: 'jest',
    when: () => process.argv.includes('sandbox'),
  },
  { group: 'build', name: 'build', args: ['scripts/build.mjs'] },
  {
    group: 'e2e',
    name: 'end to end in a browser',
    args: [bin('@playwright/test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts'],
    report: 'playwright',
    after: ['build'],
    needs: 'e2e/playwright.config.ts',
  },
  {
    group: 'e2e',
    name: 'processes',
    args: [bin('jest', 'bin/jest.js'), '--selectProjects', 'built', '--runInBand'],
    report: 'jest',
    after: ['build'],
  },
  {
    group: 'e2e',
    name: 'real models (llama.cpp)',
    args: ['scripts/e2e-llama.mjs'],
    report: 'jest',
    after: ['build'],
  },
  {
    group: 'e2e',
    name: 'real Ollama server',
    args: ['scripts/e2e-ollama.mjs'],
    report: 'jest',
    after: ['build'],
    when: () => process.env.ASSAY_E2E_OLLAMA === '1',
  },
];

/** The steps that exist in this checkout and are wanted. */
export const STEPS = ALL.filter(
  ({ needs, when }) => (needs === undefined || existsSync(join(ROOT, needs))) && (when?.() ?? true),
);
