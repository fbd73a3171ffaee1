/** Every route of the API, for the console and the command line. */
export const ROUTES = {
  health: '/api/health',
  tasks: '/api/benchmarks/tasks',
  task: (id: string) => `/api/benchmarks/tasks/${encodeURIComponent(id)}`,
  taskChanges: (id: string) => `/api/benchmarks/tasks/${encodeURIComponent(id)}/changes`,
  /** Without an id: a task that is not stored yet. */
  taskTry: (id?: string) =>
    id === undefined ? '/api/benchmarks/tasks/try' : `/api/benchmarks/tasks/${encodeURIComponent(id)}/try`,
  taskFacets: '/api/benchmarks/tasks/facets',
  taskImport: '/api/benchmarks/tasks/import',
  taskExport: '/api/benchmarks/tasks/export',
  suites: '/api/benchmarks/suites',
  suite: (id: string) => `/api/benchmarks/suites/${encodeURIComponent(id)}`,
  startRun: '/api/benchmarks/run',
  runs: '/api/benchmarks/runs',
  run: (id: string) => `/api/benchmarks/runs/${encodeURIComponent(id)}`,
  runCommand: (id: string, command: RunCommand) => `/api/benchmarks/runs/${encodeURIComponent(id)}/${command}`,
  runRescore: (id: string) => `/api/benchmarks/runs/${encodeURIComponent(id)}/rescore`,
  results: '/api/benchmarks/results',
  result: (id: string) => `/api/benchmarks/results/${encodeURIComponent(id)}`,
  comparison: '/api/benchmarks/comparison',
  export: '/api/benchmarks/export',
  servers: '/api/servers',
  server: (id: string) => `/api/servers/${encodeURIComponent(id)}`,
  serverProbes: (id: string) => `/api/servers/${encodeURIComponent(id)}/probes`,
  cancelProbes: (id: string) => `/api/servers/${encodeURIComponent(id)}/probe/cancel`,
  serverCommand: (id: string, command: 'test' | 'refresh' | 'probe') =>
    `/api/servers/${encodeURIComponent(id)}/${command}`,
  models: '/api/models',
  schedules: '/api/schedules',
  schedule: (id: string) => `/api/schedules/${encodeURIComponent(id)}`,
  scheduleRun: (id: string) => `/api/schedules/${encodeURIComponent(id)}/run`,
  scheduleHistory: (id: string) => `/api/schedules/${encodeURIComponent(id)}/history`,
  scheduleBaseline: (id: string) => `/api/schedules/${encodeURIComponent(id)}/baseline`,
  regressions: '/api/regressions',
  regression: (id: string) => `/api/regressions/${encodeURIComponent(id)}`,
  regressionCommand: (id: string, command: 'acknowledge' | 'snooze' | 'accept') =>
    `/api/regressions/${encodeURIComponent(id)}/${command}`,
  settings: '/api/settings',
  judges: '/api/judges',
  judge: (id: string) => `/api/judges/${encodeURIComponent(id)}`,
  judgeExam: (id: string) => `/api/judges/${encodeURIComponent(id)}/exam`,
  cancelJudgeExam: (id: string) => `/api/judges/${encodeURIComponent(id)}/exam/cancel`,
  givenLabels: (id: string) => `/api/judges/${encodeURIComponent(id)}/labels/given`,
  judgeLabels: (id: string) => `/api/judges/${encodeURIComponent(id)}/labels`,
  openapi: '/api/openapi.json',
  docs: '/api/docs',
} as const;

export const RUN_COMMANDS = ['pause', 'resume', 'cancel', 'retry-failed'] as const;
export type RunCommand = (typeof RUN_COMMANDS)[number];
