import type { Model, Server, Suite, TaskSummary } from '@assay/contracts';

/** A task with what a spec does not care about filled in. */
export function aTask(part: Partial<TaskSummary> & Pick<TaskSummary, 'key'>): TaskSummary {
  return {
    id: `id-${part.key}`,
    version: 1,
    taskType: 'reasoning',
    category: 'logic',
    title: part.key,
    taskDescription: '',
    expectedOutput: '',
    evaluationCriteria: { scorers: [] },
    difficulty: 2,
    tags: [],
    lang: 'en',
    variantCount: 1,
    scorerTypes: ['exact'],
    needs: [],
    suites: ['core'],
    createdAt: '2026-01-01T00:00:00Z',
    archivedAt: null,
    ...part,
  };
}

/** A model on a server. */
export function aModel(name: string, serverId = 's1', part: Partial<Model> = {}): Model {
  return {
    id: `m-${name}`,
    name,
    serverId,
    serverName: serverId === 's1' ? 'workstation' : 'rack-2',
    digest: null,
    family: null,
    parameterSize: null,
    quantization: null,
    contextLength: 8192,
    capabilities: ['completion'],
    sizeBytes: 1e9,
    modifiedAt: null,
    remote: false,
    loaded: null,
    speed: null,
    lastProbe: null,
    changedAt: null,
    ...part,
  };
}

/** A server that answers. */
export function aServer(id = 's1', part: Partial<Server> = {}): Server {
  return {
    id,
    name: id === 's1' ? 'workstation' : 'rack-2',
    kind: 'ollama',
    baseUrl: 'http://127.0.0.1:11434',
    slots: 1,
    enabled: true,
    hasSecret: false,
    status: 'online',
    version: '0.33.0',
    lastSeenAt: null,
    nextCheckAt: null,
    error: null,
    modelCount: 1,
    busy: false,
    createdAt: '2026-01-01T00:00:00Z',
    ...part,
  };
}

/** A suite of these tasks. */
export function aSuite(name: string, taskKeys: readonly string[]): Suite {
  return {
    id: `suite-${name}`,
    name,
    description: null,
    builtIn: name === 'core',
    taskKeys,
    taskCount: taskKeys.length,
    epochs: null,
    options: {},
    judge: null,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
  };
}
