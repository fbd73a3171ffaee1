import { createDataSource, Database } from '@assay/server/persistence';
import { brokenInvariants, insertModel, insertServer, insertTask, useDatabase } from '@assay/testing/database';
import type { TrialRow } from '@assay/contracts';
import { planTrials } from '@assay/domain/scheduling';
import {
  EvaluationStore,
  LaneRepository,
  LaneViews,
  newId,
  RunCommands,
  RunCreation,
  RunEventLog,
  RunLifecycle,
  TrialOutcomes,
  TrialQueue,
  type ClaimedTrial,
  type GeneratedResult,
  type HeldLane,
  type MissingResult,
  type NewRun,
} from './index';

jest.setTimeout(60_000);

const room = useDatabase();
let database: Database;
let lanes: LaneRepository;
let queue: TrialQueue;
let outcomes: TrialOutcomes;
let evaluations: EvaluationStore;
let lifecycle: RunLifecycle;
let commands: RunCommands;

beforeAll(async () => {
  database = new Database(await createDataSource({ url: room.url(), poolSize: 6 }).initialize());
  lanes = new LaneRepository(database);
  queue = new TrialQueue(database);
  outcomes = new TrialOutcomes(database);
  evaluations = new EvaluationStore(database);
  lifecycle = new RunLifecycle(database);
  commands = new RunCommands(database);
});
afterAll(() => database.close());
afterEach(async () => expect(await brokenInvariants((text) => database.query(text))).toEqual([]));

const query = (text: string, parameters: readonly unknown[]): Promise<object[]> => database.query(text, parameters);

interface World {
  readonly serverId: string;
  readonly modelIds: readonly string[];
  readonly run: NewRun;
}

async function world(tasks: number, models: number, epochs: number, more: Partial<NewRun> = {}): Promise<World> {
  const serverId = await insertServer(query);
  const tag = (n: number): string => `model-${n}-${serverId}`;
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
  const modelIds = await Promise.all(numbers(models).map((n) => insertModel(query, { serverId, tag: tag(n) })));
  const taskIds = await Promise.all(numbers(tasks).map((n) => insertTask(query, { key: `task-${serverId}-${n}` })));
  const run: NewRun = {
    id: newId(),
    kind: 'benchmark',
    parentRunId: null,
    seedSalt: '',
    name: 'a run',
    suite: null,
    epochs,
    judge: null,
    options: {},
    manifest: { servers: { [serverId]: { version: '0.33.0' } } },
    idempotencyKey: null,
    taskIds,
    models: modelIds.map((modelId, n) => ({
      modelId,
      serverId,
      tag: tag(n),
      runner: { numCtx: 8_192 },
      runnerHash: 'r',
      sampling: {},
      samplingHash: 's',
    })),
    probed: [],
    trials: planTrials(
      taskIds.map(() => ({ variants: 2 })),
      models,
      epochs,
    ),
    ...more,
  };
  return { serverId, modelIds, run };
}

async function acquire(serverId: string, owner = 'us'): Promise<HeldLane> {
  const { lanes: taken } = await lanes.acquire(owner, 30_000, 100);
  const lane = taken.find((one) => one.serverId === serverId);
  if (lane === undefined) throw new Error('the lane is not free');
  return lane;
}

function rowOf(trial: ClaimedTrial): TrialRow {
  const { event } = trial;
  if (event.type !== 'trial.started') throw new Error(event.type);
  return event.trial;
}

function generated(trial: ClaimedTrial, owner: string | null = 'us'): GeneratedResult {
  return {
    resultId: newId(),
    outcome: 'answered',
    executionTime: 1_000,
    tokensPerSecond: 50,
    output: 'ANSWER: 2',
    thinking: null,
    request: { messages: [] },
    timings: {
      totalMs: 1_000,
      loadMs: 0,
      promptMs: 100,
      generationMs: 900,
      queueMs: 0,
      thinkingMs: null,
      wallMs: 1_000,
      firstTokenMs: 100,
      firstAnswerMs: 100,
    },
    environmentId: null,
    flags: [],
    metrics: {
      accuracy: null,
      relevance: null,
      speed: null,
      tokensPerSecond: 50,
      promptTokensPerSecond: null,
      firstTokenMs: 100,
      firstAnswerMs: 100,
      promptTokens: 10,
      answerTokens: 45,
    },
    evaluation: { id: newId(), evaluatorHash: 'h', owner, ownedForMs: 60_000, judge: null },
    row: { ...rowOf(trial), status: 'generated', outcome: 'answered' },
  };
}

async function claim(lane: HeldLane, { modelIds, run }: World, model = 0): Promise<ClaimedTrial> {
  const trial = await queue.claim(lane, modelIds[model] ?? '', [run.id]);
  if (trial === null) throw new Error('nothing to claim');
  return trial;
}

function missing(trial: ClaimedTrial): MissingResult {
  return {
    resultId: newId(),
    outcome: 'prompt_too_long',
    request: {},
    environmentId: null,
    flags: [],
    error: { code: 'prompt_too_long', message: 'Too long.', hint: 'Raise the context size.' },
    partial: null,
    row: { ...rowOf(trial), status: 'missing', outcome: 'prompt_too_long' },
  };
}

const held = (trial: ClaimedTrial, lane: HeldLane): { trialId: string; runId: string; token: number } => ({
  trialId: trial.trialId,
  runId: trial.runId,
  token: lane.token,
});

async function score(trial: ClaimedTrial, result: GeneratedResult, accuracy: number | null): Promise<void> {
  const passed = accuracy === null ? null : accuracy === 1;
  const stored = await evaluations.store(
    { evaluationId: result.evaluation.id, runId: trial.runId, owner: 'us' },
    {
      outcome: 'answered',
      status: accuracy === null ? 'unscored' : 'scored',
      accuracy,
      relevance: null,
      passed,
      reason: 'because',
      unscoredReason: accuracy === null ? 'no_judge' : null,
      extracted: '2',
      extractRule: 'answer_line',
      extractTrace: ['found'],
      scores: [
        {
          no: 0,
          scorer: 'number',
          axis: 'accuracy',
          weight: 1,
          gate: false,
          reason: 'because',
          expected: '2',
          got: '2',
          detail: null,
          ...(accuracy === null
            ? { status: 'unscored', value: null, passed: null, unscoredReason: 'no_judge' }
            : { status: 'scored', value: accuracy, passed: passed === true }),
        },
      ],
      flags: [],
      metrics: { ...result.metrics, accuracy },
      row: { ...result.row, status: accuracy === null ? 'unscored' : 'scored', score: accuracy, passed },
    },
  );
  expect(stored?.type).toBe('trial.scored');
}

describe('RunCreation', () => {
  it('stores run, plan and first event together', async () => {
    const { run } = await world(3, 2, 2);
    const created = await new RunCreation(database).create(run);
    expect(created).toMatchObject({ runId: run.id, trials: 12, created: true });
    expect(created.event).toMatchObject({ type: 'run.queued', seq: 1, trials: 12, counts: { total: 12, waiting: 12 } });
    const order = await database.query<{ place: string }>(
      `SELECT tag.position || '/' || epoch || '/' || variant AS place FROM trials JOIN run_models tag USING (run_id, model_id, server_id)
       WHERE run_id = $1 ORDER BY trials.position`,
      [run.id],
    );
    const block = (model: number): string[] =>
      [1, 2].flatMap((epoch) => Array<string>(3).fill(`${model}/${epoch}/${epoch}`));
    expect(order.map((row) => row.place)).toEqual([...block(1), ...block(2)]);
  });

  it('gives the same run for the same idempotency key, also to requests side by side', async () => {
    const { run } = await world(1, 1, 1, { idempotencyKey: 'twice' });
    const creation = new RunCreation(database);
    const both = await Promise.all([creation.create(run), creation.create({ ...run, id: newId() })]);
    expect(new Set(both.map((one) => one.runId)).size).toBe(1);
    expect(both.map((one) => one.created).sort()).toEqual([false, true]);
  });

  it('leaves nothing behind when a part fails', async () => {
    const { run } = await world(1, 1, 1);
    const broken = { ...run, taskIds: [newId()] };
    await expect(new RunCreation(database).create(broken)).rejects.toThrow(/trials_task_fk/);
    expect(await database.query('SELECT id FROM runs WHERE id = $1', [run.id])).toEqual([]);
  });
});

describe('TrialQueue and TrialOutcomes', () => {
  it('take a trial from the queue to its score, with a gap-free story', async () => {
    const here = await world(2, 1, 1);
    await new RunCreation(database).create(here.run);
    const lane = await acquire(here.serverId);
    const began = await lifecycle.beginBlock(lane, here.run.id, {
      serverId: here.serverId,
      modelId: here.modelIds[0] ?? '',
      model: 'm',
      phase: 'generate',
      trials: 2,
    });
    expect(began.map((event) => event.type)).toEqual(['run.started', 'block.started']);
    for (const accuracy of [1, null]) {
      const trial = await claim(lane, here);
      const result = generated(trial);
      expect((await outcomes.storeGeneration(held(trial, lane), result)).kind).toBe('stored');
      await score(trial, result, accuracy);
    }
    expect(await queue.claim(lane, here.modelIds[0] ?? '', [here.run.id])).toBeNull();
    const finished = await lifecycle.finish(here.run.id);
    expect(finished).toMatchObject({ type: 'run.finished', status: 'completed', counts: { passed: 1, unscored: 1 } });
    expect(await lifecycle.finish(here.run.id)).toBeNull();
    const story = await new RunEventLog(database).after(here.run.id, 0, 100);
    expect(story.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(story.map((event) => event.type)).toEqual([
      ...['run.queued', 'run.started', 'block.started'],
      ...['trial.started', 'trial.generated', 'trial.scored', 'trial.started', 'trial.generated', 'trial.scored'],
      'run.finished',
    ]);
    const [view] = await new LaneViews(database).ofRun(here.run.id);
    expect(view).toMatchObject({ state: 'done', done: 2, total: 2 });
    expect(view?.blocks.map((block) => [block.phase, block.trials, block.endedAt === null])).toEqual([
      ['load', 0, false],
      ['generate', 2, false],
    ]);
  });

  it('F26 recognise a write that is repeated because nobody knew whether it arrived', async () => {
    const here = await world(1, 1, 1);
    await new RunCreation(database).create(here.run);
    const lane = await acquire(here.serverId);
    const trial = await claim(lane, here);
    const result = generated(trial);
    expect((await outcomes.storeGeneration(held(trial, lane), result)).kind).toBe('stored');
    expect((await outcomes.storeGeneration(held(trial, lane), result)).kind).toBe('repeated');
    const other = { ...result, output: 'Something else.', flags: [] };
    expect((await outcomes.storeGeneration(held(trial, lane), other)).kind).toBe('repeated');
    const outputs = await database.query('SELECT output FROM benchmark_results WHERE run_id = $1', [here.run.id]);
    expect(outputs).toEqual([{ output: result.output }]);
    await score(trial, result, 0);
  });

  it('F26 leave a result alone that is there already by another id', async () => {
    const here = await world(1, 1, 1);
    await new RunCreation(database).create(here.run);
    const lane = await acquire(here.serverId);
    const trial = await claim(lane, here);
    await database.query(
      `INSERT INTO benchmark_results (trial_id, run_id, benchmark_task_id, model_id, server_id, epoch, variant, status, outcome, output)
       SELECT id, run_id, task_id, model_id, server_id, epoch, variant, 'generated', 'answered', 'The first.' FROM trials WHERE id = $1`,
      [trial.trialId],
    );
    await expect(outcomes.storeGeneration(held(trial, lane), generated(trial))).rejects.toThrow(/duplicate key/);
    const outputs = await database.query('SELECT output FROM benchmark_results WHERE run_id = $1', [here.run.id]);
    expect(outputs).toEqual([{ output: 'The first.' }]);
    const [row] = await database.query('SELECT state FROM trials WHERE id = $1', [trial.trialId]);
    expect(row).toEqual({ state: 'generating' });
    // Nothing of ours writes such a row, and the next test shall not find it.
    await database.query('DELETE FROM benchmark_results WHERE run_id = $1', [here.run.id]);
  });

  it('let nobody write with an old token', async () => {
    const here = await world(1, 1, 1);
    await new RunCreation(database).create(here.run);
    const old = await acquire(here.serverId, 'frozen');
    const trial = await claim(old, here);
    await database.query(`UPDATE servers SET lane_until = now() - interval '1 second' WHERE id = $1`, [here.serverId]);
    const lane = await acquire(here.serverId, 'next');
    expect(lane.token).toBeGreaterThan(old.token);
    expect((await outcomes.storeGeneration(held(trial, old), generated(trial))).kind).toBe('lost');
    expect((await outcomes.storeMissing(held(trial, old), missing(trial))).kind).toBe('lost');
    const again = { outcome: 'failed', error: null, partial: null, notBeforeMs: 0 } as const;
    expect(await outcomes.release(held(trial, old), again)).toBe(false);
    expect(await queue.claim(old, here.modelIds[0] ?? '', [here.run.id])).toBeNull();
    const none = {
      serverId: here.serverId,
      modelId: here.modelIds[0] ?? '',
      model: 'm',
      phase: 'generate',
      trials: 1,
    } as const;
    expect(await lifecycle.beginBlock(old, here.run.id, none)).toEqual([]);
    const error = { code: 'server_error', message: 'away', hint: 'start it' };
    expect(await lifecycle.endWaiting(old, { runId: here.run.id }, 'server_error', error)).toEqual([]);

    const second = await claim(lane, here);
    expect(second).toMatchObject({ trialId: trial.trialId, attempt: 2 });
    expect((await outcomes.storeGeneration(held(trial, old), generated(trial))).kind).toBe('lost');
    const result = generated(second);
    expect((await outcomes.storeGeneration(held(second, lane), result)).kind).toBe('stored');
    expect((await outcomes.storeGeneration(held(trial, old), generated(trial))).kind).toBe('lost');
    await score(second, result, 1);
    expect(await outcomes.pastAttempts(trial.trialId)).toMatchObject([
      { outcome: 'abandoned' },
      { outcome: 'generated' },
    ]);
  });

  it('hand out each trial once to slots side by side', async () => {
    const here = await world(20, 1, 1);
    await new RunCreation(database).create(here.run);
    const lane = await acquire(here.serverId);
    const modelId = here.modelIds[0] ?? '';
    const claims = Array.from({ length: 30 }, () => queue.claim(lane, modelId, [here.run.id]));
    const taken = (await Promise.all(claims)).filter((trial) => trial !== null);
    expect(new Set(taken.map((trial) => trial.trialId)).size).toBe(taken.length);
    expect(new Set(taken.map((trial) => trial.event.seq)).size).toBe(taken.length);
  });

  it('keep a trial back until its time has come', async () => {
    const here = await world(1, 1, 1);
    await new RunCreation(database).create(here.run);
    const lane = await acquire(here.serverId);
    const trial = await claim(lane, here);
    const error = { code: 'server_error', message: 'reset' };
    await outcomes.release(held(trial, lane), {
      outcome: 'failed',
      error,
      partial: 'half an ans',
      notBeforeMs: 60_000,
    });
    expect(await queue.claim(lane, here.modelIds[0] ?? '', [here.run.id])).toBeNull();
    const [work] = await queue.openWork(here.serverId);
    expect(work?.readyInMs).toBeGreaterThan(50_000);
    await lanes.endDelays(here.serverId);
    expect(await claim(lane, here)).toMatchObject({ attempt: 2 });
  });
});

describe('LaneRepository', () => {
  it('gives a lane to one owner at a time', async () => {
    const here = await world(1, 1, 1);
    await new RunCreation(database).create(here.run);
    const owners = Array.from({ length: 8 }, (_, n) => lanes.acquire(`owner-${n}`, 30_000, 5));
    const taken = (await Promise.all(owners)).flatMap((one) =>
      one.lanes.filter((lane) => lane.serverId === here.serverId),
    );
    expect(taken).toHaveLength(1);
  });

  it('F17 gives back what the dead held, and ends what kills everybody as poison', async () => {
    const here = await world(2, 1, 1);
    await new RunCreation(database).create(here.run);
    await database.query('UPDATE trials SET stalls = 7 WHERE run_id = $1 AND position = 1', [here.run.id]);
    const lane = await acquire(here.serverId);
    const first = await claim(lane, here);
    const second = await claim(lane, here);
    const events = await lanes.reclaimAll();
    expect(events).toMatchObject([{ type: 'trial.failed', trial: { outcome: 'poison', status: 'missing' } }]);
    const states = await database.query<{ id: string; state: string }>(
      'SELECT id, state FROM trials WHERE run_id = $1',
      [here.run.id],
    );
    const byId = new Map(states.map((row) => [row.id, row.state]));
    expect([byId.get(first.trialId), byId.get(second.trialId)]).toEqual(['pending', 'missing']);
  });
});

describe('RunLifecycle', () => {
  it('ends all that waits for a model, told one by one', async () => {
    const here = await world(40, 2, 30);
    await new RunCreation(database).create(here.run);
    const lane = await acquire(here.serverId);
    const error = { code: 'model_unavailable', message: 'gone', hint: 'pull it' };
    const which = { runId: here.run.id, modelId: here.modelIds[0] ?? '' };
    const events = await lifecycle.endWaiting(lane, which, 'model_unavailable', error);
    expect(events).toHaveLength(1_200);
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 1_200 }, (_, n) => n + 2));
    expect(events.at(700)).toMatchObject({
      counts: { missing: 701, waiting: 2_400 - 701 },
      trial: { outcome: 'model_unavailable' },
    });
  });

  it('lets a run wait only when none of its lanes can move', async () => {
    const here = await world(1, 1, 1);
    const there = await world(1, 1, 1);
    const models = [...here.run.models, ...there.run.models];
    const run = { ...here.run, models, trials: planTrials([{ variants: 1 }], 2, 1) };
    await new RunCreation(database).create(run);
    const wait = { reason: 'away', since: 'now', nextTryAt: 'soon', waitsUntil: 'later' };
    const [one, two] = [await acquire(here.serverId, 'one'), null];
    expect(two).toBeNull();
    const [other] = await database.query<HeldLane>(
      'SELECT id AS "serverId", lane_token AS token FROM servers WHERE id = $1',
      [there.serverId],
    );
    if (other === undefined) throw new Error('no lane');
    expect(await lifecycle.beginWait(one, wait, 'server')).toEqual([]);
    expect(await lifecycle.beginWait(other, wait, 'server')).toMatchObject([
      { type: 'run.waiting', waitingFor: 'server' },
    ]);
    expect(await commands.state(run.id)).toMatchObject({ status: 'waiting' });
    expect(await lifecycle.endWait(one)).toMatchObject([{ type: 'run.started' }]);
    expect(await commands.state(run.id)).toMatchObject({ status: 'running' });
    await lifecycle.endWait(other);
  });
});

describe('RunCommands', () => {
  it('keep a paused run out of every lane', async () => {
    const here = await world(1, 1, 1);
    await new RunCreation(database).create(here.run);
    const lane = await acquire(here.serverId);
    expect(await commands.command(here.run.id, 'pause')).toMatchObject({
      kind: 'done',
      events: [{ type: 'run.paused' }],
    });
    expect(await queue.claim(lane, here.modelIds[0] ?? '', [here.run.id])).toBeNull();
    expect(await queue.openWork(here.serverId)).toEqual([]);
    expect(await commands.stopped([here.run.id])).toEqual(new Map([[here.run.id, 'pause']]));
  });

  it('cancel what waits and leave what runs to its worker', async () => {
    const here = await world(5, 1, 1);
    await new RunCreation(database).create(here.run);
    const lane = await acquire(here.serverId);
    const trial = await claim(lane, here);
    await commands.command(here.run.id, 'cancel');
    await lifecycle.cancelWaiting([here.run.id]);
    expect(await lifecycle.exhausted()).not.toContain(here.run.id);
    const stored = await outcomes.storeMissing(held(trial, lane), { ...missing(trial), outcome: 'cancelled' });
    expect(stored).toMatchObject({ event: { counts: { cancelled: 5, waiting: 0, running: 0 } } });
    expect(await lifecycle.exhausted()).toContain(here.run.id);
  });

  it('never let a claim and a cancel disagree', async () => {
    for (let round = 0; round < 10; round += 1) {
      const here = await world(6, 1, 1);
      await new RunCreation(database).create(here.run);
      const lane = await acquire(here.serverId);
      const modelId = here.modelIds[0] ?? '';
      const claims = Array.from({ length: 4 }, () => queue.claim(lane, modelId, [here.run.id]));
      const cancel = commands.command(here.run.id, 'cancel').then(() => lifecycle.cancelWaiting(null));
      await Promise.all([...claims, cancel]);
      const waiting = await database.query(`SELECT id FROM trials WHERE run_id = $1 AND state = 'pending'`, [
        here.run.id,
      ]);
      expect(waiting).toEqual([]);
      expect(await brokenInvariants((text) => database.query(text))).toEqual([]);
    }
  });
});

describe('EvaluationStore', () => {
  it('hands out what its owner let go, and takes a score from the present owner only', async () => {
    const here = await world(1, 1, 1);
    await new RunCreation(database).create(here.run);
    const lane = await acquire(here.serverId);
    const trial = await claim(lane, here);
    const result = generated(trial, 'dead');
    await outcomes.storeGeneration(held(trial, lane), result);
    const mine = async (): Promise<string[]> =>
      (await evaluations.claim('us', 60_000, 10))
        .filter((one) => one.runId === here.run.id)
        .map((one) => one.evaluationId);
    expect(await mine()).toEqual([]);
    await database.query(`UPDATE evaluations SET owned_until = now() - interval '1 second' WHERE id = $1`, [
      result.evaluation.id,
    ]);
    expect(await mine()).toEqual([result.evaluation.id]);
    expect(await mine()).toEqual([]);
    await score(trial, result, 1);
  });
});
