import { LOG_LEVELS, ROLES, SANDBOX_POLICIES, type Config } from './config';
import { parseDatabaseUrl, parseFolder, parseLoopbackHost, parsePort, parseWord } from './parsers';
import { parseOllamaHost } from './parse-ollama-host';
import type { Variable } from './variable';

const list = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

/** Every setting with the variable that decides it, in the order of the reference page. */
export const VARIABLES: { readonly [K in keyof Config]: Variable<Config[K]> } = {
  host: {
    name: 'HOST',
    defaultText: '127.0.0.1',
    allowed: 'a loopback address (`127.0.0.1`, `::1`) or `localhost`',
    meaning: 'Where to listen. Anything but loopback is refused while there is no access control.',
    parse: parseLoopbackHost,
  },
  port: {
    name: 'PORT',
    defaultText: '3000',
    allowed: 'a whole number from 0 to 65535',
    meaning: 'Port of API, live events and console. `0` takes a free one, which is printed.',
    parse: parsePort,
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    defaultText: null,
    allowed: '`postgres://user:password@host:5432/database`',
    meaning: 'A PostgreSQL (15 or newer) to use. Without it Assay runs its own one under the data folder.',
    secret: true,
    parse: parseDatabaseUrl,
  },
  dataDir: {
    name: 'ASSAY_DATA_DIR',
    defaultText: '.assay',
    allowed: 'a path, absolute or relative to the working folder',
    meaning:
      'Folder of the embedded database, secrets and logs; created with mode 0700. A second process on the same folder is refused.',
    parse: parseFolder,
  },
  ollamaHost: {
    name: 'OLLAMA_HOST',
    defaultText: 'http://127.0.0.1:11434',
    allowed: 'what the client of Ollama accepts: `host`, `host:port`, `http://host:port`, `https://host/path`',
    meaning:
      'Registered as server `default` at the first start. `0.0.0.0` and `::` are read as loopback. Later changes are made on the servers page.',
    parse: parseOllamaHost,
  },
  role: {
    name: 'ASSAY_ROLE',
    defaultText: 'all',
    allowed: list(ROLES),
    meaning:
      '`all` does everything; `api` serves pages and API and works on no run; `worker` works on runs and serves nothing. Any number of each may share one `DATABASE_URL`.',
    parse: parseWord(ROLES),
  },
  log: {
    name: 'ASSAY_LOG',
    defaultText: 'info',
    allowed: list(LOG_LEVELS),
    meaning: 'The least important messages that are written. JSON lines when the output is no terminal.',
    parse: parseWord(LOG_LEVELS),
  },
  sandbox: {
    name: 'ASSAY_SANDBOX',
    defaultText: 'auto',
    allowed: list(SANDBOX_POLICIES),
    meaning:
      '`auto` runs code of models in the strongest sandbox that the machine offers; `require-bwrap` refuses such tasks without bubblewrap.',
    parse: parseWord(SANDBOX_POLICIES),
  },
};

/** Variables that specs and test builds read; the product ignores them. */
export const TEST_SEAMS: readonly { readonly name: string; readonly meaning: string }[] = [
  { name: 'ASSAY_FAILPOINT', meaning: 'Where a test build ends itself, to prove that nothing is lost.' },
  { name: 'ASSAY_GOLDEN_DIR', meaning: 'Another folder of golden vectors for the statistics specs.' },
  { name: 'ASSAY_HOSTILE_DIR', meaning: 'Another folder of hostile answers for the sandbox specs.' },
  { name: 'ASSAY_E2E_OLLAMA', meaning: '`1` adds the test against the real Ollama at `OLLAMA_HOST` to `npm test`.' },
  { name: 'ASSAY_TEST_DATABASE', meaning: '`external` lets the room specs run through `DATABASE_URL`.' },
];
