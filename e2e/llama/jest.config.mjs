// The built program with a real llama.cpp server: run by scripts/e2e-llama.mjs.
import { join } from 'node:path';
import config from '../../jest.config.mjs';

const built = config.projects.find(({ displayName }) => displayName === 'built');

export default {
  ...config,
  rootDir: join(import.meta.dirname, '..', '..'),
  projects: [{ ...built, displayName: 'llama', testRegex: ['/e2e/llama/.*\\.llama\\.spec\\.ts$'] }],
};
