// The specs that take long: `e2e/soak/*.soak.spec.ts`, with a database as the room specs have it, one after another.
import { dirname } from 'node:path';
import base from '../../jest.config.mjs';

const room = base.projects.find(({ displayName }) => displayName === 'room');

export default {
  ...room,
  displayName: 'soak',
  rootDir: dirname(dirname(import.meta.dirname)),
  testRegex: ['/e2e/soak/.*\\.soak\\.spec\\.ts$'],
  // A test is ended by what it waits for; only one that hangs is too slow.
  testTimeout: 3_600_000,
};
