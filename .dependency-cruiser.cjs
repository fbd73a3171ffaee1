// Who may import whom: downwards only, features and pages never each other, no cycles. `npm run lint` checks it, and checks that it checks
// (scripts/boundaries.mjs imports something forbidden on purpose).
const INFRASTRUCTURE = ['config', 'events', 'http', 'ollama', 'openai', 'persistence', 'sandbox'];
const ENGINES = ['evaluation', 'execution'];
const FEATURES = [
  'access',
  'comparison',
  'judges',
  'live',
  'models',
  'results',
  'runs',
  'schedules',
  'settings',
  'tasks',
];
const WEB_BASE = ['data', 'ui'];
const SPEC = '\\.spec\\.ts$';

const server = (names) => `^libs/server/(${names.join('|')})/`;
const packages = (names) => `node_modules/(${names.join('|')})/`;
const CONTRACTS = '^libs/contracts/';
const DOMAIN = '^libs/domain/';

/** Our own code at `from` may import our own code at `to` only. */
const only = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: SPEC },
  to: { path: '^(apps|libs|migrations|e2e|scripts|seed-data)/', pathNot: to },
});

/** A package is known to some rooms only. */
const belongsTo = (name, names, rooms) => ({
  name,
  comment: `Only ${rooms.join(', ')} may know ${names.join(', ')}.`,
  severity: 'error',
  from: { path: '^(apps|libs|migrations)/', pathNot: [SPEC, ...rooms.map((room) => `^${room}/`)] },
  to: { path: packages(names) },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Files never import each other in a circle.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'front-door',
      comment: 'A lib is entered through its src/index.ts.',
      severity: 'error',
      from: { path: '^libs/(contracts|[^/]+/[^/]+)/' },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/(contracts|[^/]+/[^/]+)/src/index\\.ts$'] },
    },
    {
      name: 'front-door-of-libs',
      comment: 'Apps, migrations and tests enter a lib through its src/index.ts.',
      severity: 'error',
      from: { path: '^(apps|migrations|e2e)/' },
      to: { path: '^libs/', pathNot: '^libs/(contracts|[^/]+/[^/]+)/src/index\\.ts$' },
    },

    only('contracts-know-nothing', 'Shapes of the wire depend on nothing.', CONTRACTS, [CONTRACTS]),
    {
      name: 'contracts-install-nothing',
      comment: 'Shapes of the wire depend on no package and no platform.',
      severity: 'error',
      from: { path: CONTRACTS, pathNot: SPEC },
      to: { path: 'node_modules/' },
    },
    only('domain-knows-contracts', 'Decisions know shapes and each other.', DOMAIN, [CONTRACTS, DOMAIN]),
    {
      name: 'domain-packages',
      comment: 'Decisions use few packages, all of them plain JavaScript.',
      severity: 'error',
      from: { path: DOMAIN, pathNot: SPEC },
      to: { path: 'node_modules/', pathNot: packages(['js-yaml', 're2js', 'csv-parse', 'ajv', 'croner']) },
    },
    {
      name: 'pure',
      comment: 'Contracts and domain run everywhere: no module of Node.',
      severity: 'error',
      from: { path: [CONTRACTS, DOMAIN], pathNot: SPEC },
      to: { dependencyTypes: ['core'] },
    },

    only(
      'infrastructure',
      'Infrastructure knows contracts, domain, configuration and itself.',
      server(INFRASTRUCTURE),
      [CONTRACTS, DOMAIN, server(['config', 'events', 'persistence']), '^libs/server/$1/', '^migrations/'],
    ),
    only(
      'engines',
      'Engines stand on infrastructure; execution uses evaluation, never the other way.',
      server(ENGINES),
      [CONTRACTS, DOMAIN, server(INFRASTRUCTURE), '^libs/server/$1/', server(['evaluation'])],
    ),
    only('features', 'Features stand on engines and never know each other.', server(FEATURES), [
      CONTRACTS,
      DOMAIN,
      server([...INFRASTRUCTURE, ...ENGINES]),
      '^libs/server/$1/',
    ]),
    only('web-base', 'Data and parts of pages know no page.', `^libs/web/(${WEB_BASE.join('|')})/`, [
      CONTRACTS,
      DOMAIN,
      '^libs/web/$1/',
      '^libs/web/data/',
    ]),
    only('pages', 'Pages stand on data and parts, and never know each other.', '^libs/web/([^/]+)/', [
      CONTRACTS,
      DOMAIN,
      `^libs/web/(${WEB_BASE.join('|')})/`,
      '^libs/web/$1/',
    ]),
    only('console', 'The console is made of pages.', '^apps/console/', [
      CONTRACTS,
      DOMAIN,
      '^libs/web/',
      '^apps/console/',
    ]),
    only('server-apps', 'API and command line are made of server rooms.', '^apps/(api|cli)/', [
      CONTRACTS,
      DOMAIN,
      '^libs/server/',
      '^apps/(api|cli)/',
    ]),
    only('migrations', 'A migration knows no entity: it stays as it was when they change.', '^migrations/', [
      '^migrations/',
    ]),
    {
      name: 'testing-is-for-tests',
      comment: 'Doubles and builders are for specs, end-to-end tests and the demo.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: [SPEC, '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'browser-only',
      comment: 'Pages run in a browser: no module of Node.',
      severity: 'error',
      from: { path: '^(libs/web|apps/console)/', pathNot: SPEC },
      to: { dependencyTypes: ['core'] },
    },

    belongsTo('typeorm-at-home', ['typeorm', '@nestjs/typeorm'], ['libs/server/persistence', 'migrations']),
    belongsTo('pg-at-home', ['pg'], ['libs/server/persistence', 'libs/server/events', 'libs/testing/database']),
    belongsTo('ollama-at-home', ['ollama'], ['libs/server/ollama']),
    belongsTo('undici-at-home', ['undici'], ['libs/server/ollama', 'libs/server/openai']),
    belongsTo('angular-at-home', ['@angular', 'ng2-charts', 'chart\\.js', '@jsverse'], ['libs/web', 'apps/console']),
    belongsTo('nest-at-home', ['@nestjs'], ['libs/server', 'apps/api', 'apps/cli']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.nx|\\.angular|coverage|tmp)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
