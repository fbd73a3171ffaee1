import type { JsonObject, Result, Run, RunAccepted, StartRun } from '@assay/contracts';
import type { Instance } from '../instance/instance';
import { optionsOf } from './baseline-gate';
import type { FinishedRun } from './finished-run';
import { gateAgainst } from './gate-against';

const TASKS = 24;
const COUNTS = {
  total: 1,
  waiting: 0,
  running: 0,
  generated: 0,
  passed: 1,
  failed: 0,
  unscored: 0,
  missing: 0,
  cancelled: 0,
};

interface Answers {
  readonly id: string;
  readonly epochs?: number;
  /** Tasks that are solved every time; the others never. */
  readonly solved: number;
  readonly model?: string;
  readonly missing?: number;
  readonly judge?: string;
  readonly manifest?: JsonObject;
}

function finished({ id, epochs = 3, solved, model = 'm', missing = 0, judge, manifest = {} }: Answers): FinishedRun {
  const column = {
    modelId: model,
    name: model,
    digest: null,
    serverId: 's',
    server: 'desk',
    numCtx: 8_192,
    counts: COUNTS,
  };
  const run = {
    ...{
      id,
      name: id,
      models: [column],
      epochs,
      manifest,
      finishedAt: '2026-01-01T00:00:00Z',
      lanes: [],
      counts: COUNTS,
    },
    judge: judge === undefined ? null : { modelId: judge, name: judge, serverId: 's' },
  } as unknown as Run;
  const results = Array.from({ length: TASKS * epochs }, (_, at): Result => {
    const task = at % TASKS;
    const score = at < missing ? null : Number(task < solved);
    return {
      ...{ benchmarkTaskId: `t${task}`, taskType: 'reasoning', modelId: model, serverId: 's', variant: 1, score },
      outcome: score === null ? 'server_error' : 'answered',
    } as unknown as Result;
  });
  return { run, results };
}

/** An instance whose next run comes to what is given. */
function instanceOf(fresh: FinishedRun): { instance: Instance; started: StartRun[] } {
  const started: StartRun[] = [];
  const instance = {
    start: (body: StartRun): Promise<RunAccepted> => {
      started.push(body);
      return Promise.resolve({ runId: 'fresh', trials: 1, estimate: { lowMs: null, expectedMs: null, highMs: null } });
    },
    run: () => Promise.resolve(fresh.run),
    onPart: () => Promise.resolve(null),
    async *results() {
      for (const result of fresh.results) yield await Promise.resolve(result);
    },
  } as unknown as Instance;
  return { instance, started };
}

describe('gateAgainst', () => {
  let said = '';
  beforeEach(() => {
    said = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  });
  afterEach(() => jest.restoreAllMocks());

  const before = finished({ id: 'Before', solved: 20 });

  it('passes without asking again where nothing looks worse', async () => {
    const { instance, started } = instanceOf(before);
    const gate = await gateAgainst(instance, finished({ id: 'Now', solved: 20 }), before);
    expect(gate).toMatchObject({ failed: false, judged: true });
    expect(started).toEqual([]);
    expect(said).toContain('m, overall: 83 % → 83 % on 24 tasks, no regression');
  });

  it('fails on a drop that fresh answers confirm: three for each, fresh seeds, the same judge', async () => {
    const fresh = finished({ id: 'Fresh', epochs: 9, solved: 12, judge: 'j' });
    const { instance, started } = instanceOf(fresh);
    const judged = finished({ id: 'Before', solved: 20, judge: 'j' });
    const gate = await gateAgainst(instance, finished({ id: 'Now', solved: 12, judge: 'j' }), judged);
    expect(gate).toMatchObject({ failed: true, judged: true });
    expect(started).toEqual([
      expect.objectContaining({
        epochs: 9,
        confirms: 'Now',
        judge: { model: 'j', serverId: 's' },
        models: [{ model: 'm', serverId: 's' }],
      }),
    ]);
    expect(started[0]?.taskIds).toHaveLength(TASKS);
    expect(said).toContain('REGRESSION: 83 % → 50 %, 33 points, confirmed by 216 fresh answers');
  });

  it('passes where the fresh answers are as before', async () => {
    const { instance } = instanceOf(finished({ id: 'Fresh', epochs: 9, solved: 20 }));
    const gate = await gateAgainst(instance, finished({ id: 'Now', solved: 12 }), before);
    expect(gate).toMatchObject({ failed: false, judged: true });
    expect(said).toContain('looked worse, not confirmed by 216 fresh answers');
  });

  it('judges nothing with too many answers missing, or after a change of judge', async () => {
    const { instance } = instanceOf(before);
    const gaps = finished({ id: 'Now', solved: 20, missing: 30 });
    expect(await gateAgainst(instance, gaps, before)).toMatchObject({ failed: false, judged: false });
    const other = finished({ id: 'Now', solved: 12, judge: 'another' });
    expect(await gateAgainst(instance, other, before)).toMatchObject({ failed: false, judged: false });
  });

  it('refuses a baseline that has none of the models', async () => {
    const { instance } = instanceOf(before);
    const other = finished({ id: 'Now', solved: 1, model: 'another' });
    await expect(gateAgainst(instance, other, before)).rejects.toThrow(
      'No model of this run is in the baseline "Before": m.',
    );
  });
});

describe('optionsOf', () => {
  it('gives the options of a run again', () => {
    const { run } = finished({ id: 'r', solved: 1, manifest: { models: [{ sampling: { temperature: 0.2 } }] } });
    expect(optionsOf(run)).toEqual({ temperature: 0.2, numCtx: 8_192 });
  });
});
