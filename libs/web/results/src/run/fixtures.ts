import type { Run, RunCounts } from '@assay/contracts';
import type { AnswerRow } from './answer-row';

/** A passed answer, but for what is told otherwise; for specs. */
export function anAnswer(parts: Partial<AnswerRow> = {}): AnswerRow {
  return {
    key: 'r1',
    resultId: 'r1',
    trialId: null,
    taskKey: 'desks-3x3',
    taskTitle: 'Desk puzzle 3 × 3',
    taskType: 'reasoning',
    modelId: 'm1',
    model: 'gemma3:12b',
    serverId: 's1',
    epoch: 1,
    status: 'scored',
    outcome: 'answered',
    score: 1,
    passed: true,
    ms: 14_000,
    tokensPerSecond: 54,
    flags: [],
    reason: null,
    ...parts,
  };
}

/** Counts of nothing, but for what is told otherwise; for specs. */
export function someCounts(parts: Partial<RunCounts> = {}): RunCounts {
  return {
    total: 0,
    waiting: 0,
    running: 0,
    generated: 0,
    passed: 0,
    failed: 0,
    unscored: 0,
    missing: 0,
    cancelled: 0,
    ...parts,
  };
}

/** A running run of one model on one server, but for what is told otherwise; for specs. */
export function aRun(parts: Partial<Run> = {}): Run {
  return {
    id: 'run-1',
    number: 128,
    name: 'Core suite',
    kind: 'benchmark',
    status: 'running',
    waitingFor: null,
    reason: null,
    suite: 'core',
    models: [aRunModel()],
    judge: null,
    epochs: 3,
    tasks: 10,
    counts: someCounts({ total: 30 }),
    progress: 0,
    eta: null,
    accuracy: null,
    lastSeq: 1,
    createdAt: '2026-11-24T14:00:00.000Z',
    startedAt: '2026-11-24T14:02:00.000Z',
    finishedAt: null,
    judging: null,
    outcomes: {},
    flags: {},
    lanes: [],
    manifest: {},
    swaps: 0,
    loadMs: 0,
    ...parts,
  };
}

/** A model of a run, but for what is told otherwise; for specs. */
export function aRunModel(parts: Partial<Run['models'][number]> = {}): Run['models'][number] {
  return {
    modelId: 'm1',
    name: 'gemma3:12b',
    digest: 'f4031aab',
    serverId: 's1',
    server: 'workstation',
    numCtx: 8_192,
    counts: someCounts({ total: 30 }),
    ...parts,
  };
}
