// Rooms: pure (domain and contracts), server (without a database), room (with a real database and the fake Ollama), web (Angular in jsdom),
// built (processes), ollama (a real server).
const paths = {
  '^@assay/contracts$': '<rootDir>/libs/contracts/src/index.ts',
  '^@assay/(domain|server|web|testing)/([^/]+)$': '<rootDir>/libs/$1/$2/src/index.ts',
  '^@assay/migrations$': '<rootDir>/migrations/index.ts',
};
const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
const node = {
  testEnvironment: 'node',
  moduleNameMapper: paths,
  transform: { '^.+\\.[cm]?[tj]s$': swc },
  // Nest 12 and its companions are ESM only: SWC turns them into CommonJS for jest.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|uid|iterare|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|js-yaml|csv-parse|re2js)/)',
  ],
};
const quick = '(?<!\\.room)\\.spec\\.ts$';

export default {
  // A busy machine makes nothing wrong: only a test that hangs is too slow.
  testTimeout: 120_000,
  projects: [
    {
      displayName: 'pure',
      rootDir: import.meta.dirname,
      ...node,
      testRegex: [`/(libs/(contracts|domain)|seed-data)/.*${quick}`],
    },
    {
      displayName: 'server',
      rootDir: import.meta.dirname,
      ...node,
      testRegex: [`/(libs/(server|testing)|apps/(api|cli)|migrations|scripts)/.*${quick}`],
    },
    {
      displayName: 'room',
      rootDir: import.meta.dirname,
      ...node,
      testRegex: ['/(libs|apps|migrations|e2e)/.*\\.room\\.spec\\.ts$'],
      globalSetup: '<rootDir>/libs/testing/database/src/global-setup.mjs',
      globalTeardown: '<rootDir>/libs/testing/database/src/global-teardown.mjs',
    },
    // The built program as processes of its own.
    {
      displayName: 'built',
      rootDir: import.meta.dirname,
      ...node,
      testRegex: ['/e2e/process/.*\\.built\\.spec\\.ts$'],
    },
    // The built program with a real Ollama server.
    {
      displayName: 'ollama',
      rootDir: import.meta.dirname,
      ...node,
      testRegex: ['/e2e/ollama/.*\\.ollama\\.spec\\.ts$'],
    },
    {
      displayName: 'web',
      rootDir: import.meta.dirname,
      preset: 'jest-preset-angular',
      testRegex: ['/(libs/web|apps/console)/.*\\.spec\\.ts$'],
      moduleNameMapper: paths,
      setupFilesAfterEnv: ['<rootDir>/apps/console/src/test-setup.ts'],
      transform: {
        '^.+\\.(ts|js|mjs|html|svg)$': [
          'jest-preset-angular',
          { tsconfig: '<rootDir>/tsconfig.web.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
        ],
      },
      transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|ng2-charts|lodash-es|chart\\.js|@kurkle))'],
    },
  ],
};
