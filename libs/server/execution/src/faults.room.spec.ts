import type { Outcome, Result } from '@assay/contracts';
import type { EngineSettings } from '@assay/server/execution';
import { useDatabase } from '@assay/testing/database';
import { calculator, numberAsked, QUICK, useEngine, type EngineWorld } from '@assay/testing/engine';
import { type AnswerScript, type FakeAnswer, type FakeOllama, startFakeOllama } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);
const models = [{ model: 'alpha' }];

interface Case {
  readonly world: EngineWorld;
  readonly fake: FakeOllama;
  readonly runId: string;
}

/** Runs three sums; what the script says of the second is the case. */
async function run(
  prefix: string,
  second: (attempt: number) => FakeAnswer | string,
  settings?: Partial<EngineSettings>,
): Promise<Case> {
  const fake = await open.fake({ models: ['alpha'], answer: secondIs(second) });
  const world = await open.world(settings === undefined ? {} : { settings });
  await world.addServer(fake);
  const taskIds = await world.addSums(3, prefix);
  await world.engine.start();
  const runId = await world.launch({ models, taskIds, epochs: 1 });
  await world.engine.waitUntilFinished(runId);
  return { world, fake, runId };
}

function secondIs(second: (attempt: number) => FakeAnswer | string): AnswerScript {
  const right = calculator();
  let attempt = 0;
  return (request) => (numberAsked(request.messages[0]?.content ?? '') === 2 ? second((attempt += 1)) : right(request));
}

async function resultOfSecond({ world, runId }: Case): Promise<Result> {
  const result = (await world.results(runId)).find((one) => one.taskKey.endsWith('-0002'));
  if (result === undefined) throw new Error('no result');
  return result;
}

const askedOfSecond = ({ fake }: Case): number =>
  fake.chats.filter((chat) => numberAsked(chat.messages[0]?.content ?? '') === 2).length;
const right = 'ANSWER: 3';
const once =
  (fault: FakeAnswer['fault']) =>
  (attempt: number): FakeAnswer | string =>
    attempt === 1 && fault !== undefined ? { text: right, fault } : right;
const always = (fault: NonNullable<FakeAnswer['fault']>) => (): FakeAnswer => ({ text: right, fault });

describe('a failure of server or network', () => {
  it.each<[string, NonNullable<FakeAnswer['fault']>]>([
    ['F36 500', { kind: 'status', status: 500, text: 'something broke' }],
    ['F36 502', { kind: 'status', status: 502, text: 'bad gateway' }],
    [
      'F35 queue full',
      { kind: 'status', status: 503, text: 'server busy, please try again.  maximum pending requests exceeded' },
    ],
    ['F35 429', { kind: 'status', status: 429, text: 'slow down', headers: { 'retry-after': '0' } }],
    ['F36 reset', { kind: 'reset' }],
    ['F36 cut stream', { kind: 'cut', atByte: 60 }],
    ['F38 stream without its final frame', { kind: 'no_done' }],
    ['F40 broken line', { kind: 'garbage', atToken: 2 }],
    ['F39 error in the stream', { kind: 'error', atToken: 2, text: 'unexpected EOF' }],
    ['F47 crash of the runner', { kind: 'crash', atToken: 1 }],
  ])('%s is asked again and shown as retried', async (name, fault) => {
    const here = await run(`once ${name}`, once(fault));
    const result = await resultOfSecond(here);
    expect(result).toMatchObject({ status: 'scored', outcome: 'answered', score: 1 });
    expect(result.flags).toContain('retried');
    expect(askedOfSecond(here)).toBe(2);
    expect(await here.world.engine.waitUntilFinished(here.runId)).toMatchObject({ status: 'completed' });
  });

  it('is missing after five attempts, and never a zero', async () => {
    const settings = { circuit: { failures: 99, probeMs: 20, waitMs: 60_000 } };
    const here = await run('always 500', always({ kind: 'status', status: 500, text: 'something broke' }), settings);
    expect(await resultOfSecond(here)).toMatchObject({
      status: 'missing',
      outcome: 'server_error',
      score: null,
      passed: null,
    });
    expect(askedOfSecond(here)).toBe(5);
    expect(await here.world.engine.waitUntilFinished(here.runId)).toEqual({
      status: 'completed_with_errors',
      reason: '1 of 3 answers are missing.',
    });
  });

  it('F41 that hangs is broken off after the limit for the first token and asked again', async () => {
    const timeouts = { firstToken: [700, 700], idle: [700, 700], answers: 3 } as const;
    const here = await run('hangs', once({ kind: 'silent' }), { timeouts });
    expect(await resultOfSecond(here)).toMatchObject({ status: 'scored', score: 1 });
    expect(here.fake.chats.some((chat) => chat.endedBy === 'client left')).toBe(true);
    const after = (await here.world.results(here.runId)).filter((result) => result.flags.includes('after_cancel'));
    expect(after.length).toBeGreaterThanOrEqual(1);
  });

  it('F42 that stalls between tokens is broken off and asked again', async () => {
    const timeouts = { firstToken: [700, 700], idle: [700, 700], answers: 3 } as const;
    const here = await run('stalls', once({ kind: 'stall', atToken: 2 }), { timeouts });
    expect(await resultOfSecond(here)).toMatchObject({ status: 'scored', score: 1 });
  });
});

describe('what no retry mends', () => {
  it.each<[string, NonNullable<FakeAnswer['fault']>, Outcome]>([
    [
      'F52 prompt too long',
      {
        kind: 'status',
        status: 400,
        text: 'request (9000 tokens) exceeds the available context size (8192 tokens), try increasing it',
      },
      'prompt_too_long',
    ],
    ['F52 unsupported', { kind: 'status', status: 400, text: '"alpha" does not support thinking' }, 'unsupported'],
    ['F18 our own mistake', { kind: 'status', status: 500, text: 'option "seed" must be of type integer' }, 'internal'],
  ])('%s is missing after one attempt', async (name, fault, outcome) => {
    const here = await run(`never ${name}`, always(fault));
    const result = await resultOfSecond(here);
    expect(result).toMatchObject({ status: 'missing', outcome, output: null });
    expect(result.error?.hint).not.toBe('');
    expect(askedOfSecond(here)).toBe(1);
  });

  it('F47 is poison after the second crash of the runner', async () => {
    const here = await run('poison', always({ kind: 'crash', atToken: 1 }));
    expect(await resultOfSecond(here)).toMatchObject({ status: 'missing', outcome: 'poison' });
    expect(askedOfSecond(here)).toBe(2);
    expect((await here.world.results(here.runId)).filter((result) => result.score === 1)).toHaveLength(2);
  });
});

describe('a failure of the model itself', () => {
  it.each<[string, FakeAnswer, Outcome]>([
    ['F37 loop', { text: 'la '.repeat(100) }, 'degenerate_loop'],
    ['F37 nothing', { text: '' }, 'empty'],
    ['F37 refusal', { text: "I'm sorry, but I can't help with that." }, 'refused'],
  ])('%s is scored 0 with its reason and never asked again', async (name, answer, outcome) => {
    const here = await run(`model ${name}`, () => answer);
    const result = await resultOfSecond(here);
    expect(result).toMatchObject({ status: 'scored', outcome, score: 0, passed: false });
    expect(result.reason).not.toBeNull();
    expect(askedOfSecond(here)).toBe(1);
    expect(await here.world.engine.waitUntilFinished(here.runId)).toMatchObject({ status: 'completed' });
  });
});

describe('a model that is gone', () => {
  it('F44 ends its trials at once, and the other model goes on', async () => {
    const fake = await open.fake({ models: ['alpha', 'beta'], answer: calculator(), timeScale: 0.05 });
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(4, 'gone');
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }, { model: 'beta' }], taskIds, epochs: 1 });
    await fake.until(({ chats }) => chats.length === 1);
    fake.setModels(['alpha']);
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed_with_errors' });
    const results = await world.results(runId);
    expect(results.filter((one) => one.model === 'alpha:latest' && one.score === 1)).toHaveLength(4);
    expect(results.filter((one) => one.model === 'beta:latest' && one.outcome === 'model_unavailable')).toHaveLength(4);
    expect(fake.chats).toHaveLength(4);
  });

  it('F44 is noticed in the middle of its block, too', async () => {
    const fake = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(5, 'removed');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await fake.until(({ chats }) => chats.length === 1);
    fake.setModels([]);
    await world.engine.waitUntilFinished(runId);
    const outcomes = (await world.results(runId)).map((result) => result.outcome);
    expect(outcomes.filter((outcome) => outcome === 'model_unavailable').length).toBeGreaterThanOrEqual(3);
    expect(fake.chats.length).toBeLessThanOrEqual(3);
  });

  it('F45 that was replaced by another under its name is never mixed with it', async () => {
    const fake = await open.fake({ models: ['alpha', 'beta'], answer: calculator(), timeScale: 0.05 });
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(3, 'replaced');
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }, { model: 'beta' }], taskIds, epochs: 1 });
    await fake.until(({ chats }) => chats.length === 1);
    fake.changeModel('beta', { digest: 'f'.repeat(64) });
    await world.engine.waitUntilFinished(runId);
    const results = await world.results(runId);
    expect(results.filter((one) => one.outcome === 'model_changed')).toHaveLength(3);
    expect(fake.chats.every((chat) => chat.model?.startsWith('alpha'))).toBe(true);
    // A new run reads the server anew by itself, and means the model that is there now.
    const again = await world.launch({ models: [{ model: 'beta' }], taskIds, epochs: 1 });
    expect(await world.engine.waitUntilFinished(again)).toMatchObject({ status: 'completed' });
    const [now] = await world.parts.database.query(
      'SELECT digest FROM run_models tag JOIN models model ON model.id = tag.model_id WHERE run_id = $1',
      [again],
    );
    expect(now).toEqual({ digest: 'f'.repeat(64) });
  });

  it('F46 is blocked when it does not fit into memory twice', async () => {
    const fake = await open.fake({ models: ['alpha', 'beta'], answer: calculator() });
    fake.setFault(
      { kind: 'load_fails', text: 'model requires more system memory (7.5 GiB) than is available (5.2 GiB)' },
      { model: 'alpha' },
    );
    const world = await open.world();
    await world.addServer(fake);
    const taskIds = await world.addSums(2, 'memory');
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }, { model: 'beta' }], taskIds, epochs: 1 });
    await world.engine.waitUntilFinished(runId);
    const results = await world.results(runId);
    expect(
      results.filter((one) => one.outcome === 'model_unavailable' && one.error?.message.includes('7.5 GiB')),
    ).toHaveLength(2);
    expect(results.filter((one) => one.model === 'beta:latest' && one.score === 1)).toHaveLength(2);
    const loads = fake.requests.filter((one) => one.path === '/api/chat' && one.model?.startsWith('alpha'));
    expect(loads).toHaveLength(2);
  });
});

describe('a server that is away', () => {
  it('F34 is waited for, visibly, without spending attempts; the run goes on by itself', async () => {
    const world = await open.world();
    const first = await startFakeOllama({ models: ['alpha'], answer: calculator() });
    const serverId = await world.addServer(first);
    const taskIds = await world.addSums(4, 'away');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await first.close();
    const followed = await world.follow(runId);
    await world.engine.start();
    const waiting = await followed.until((event) => event.type === 'run.waiting');
    expect(waiting).toMatchObject({ waitingFor: 'server', serverId });
    expect(waiting).toHaveProperty('nextTryAt', expect.stringMatching(/^\d{4}-/));
    expect(waiting).toHaveProperty('waitsUntil', expect.stringMatching(/^\d{4}-/));
    const [server] = await world.parts.database.query(
      'SELECT lane_wait IS NOT NULL AS waits FROM servers WHERE id = $1',
      [serverId],
    );
    expect(server).toEqual({ waits: true });
    const again = await open.fake({ models: ['alpha'], answer: calculator(), port: first.port });
    await followed.until((event) => event.type === 'run.finished');
    expect(again.chats).toHaveLength(4);
    const attempts = await world.parts.database.query('SELECT max(attempts) AS most FROM trials WHERE run_id = $1', [
      runId,
    ]);
    expect(attempts).toEqual([{ most: 1 }]);
  });

  it('F34 that goes down in the middle opens its circuit; other servers go on', async () => {
    const world = await open.world();
    const shaky = await startFakeOllama({ models: ['alpha'], answer: calculator(), timeScale: 0.05 });
    const steady = await open.fake({ models: ['beta'], answer: calculator() });
    await world.addServer(shaky);
    await world.addServer(steady);
    const taskIds = await world.addSums(6, 'shaky');
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }, { model: 'beta' }], taskIds, epochs: 1 });
    const followed = await world.follow(runId);
    await shaky.until(({ chats }) => chats.length === 2);
    await shaky.close();
    await followed.until((event) => event.type === 'run.waiting');
    expect(steady.chats).toHaveLength(6);
    const back = await open.fake({ models: ['alpha'], answer: calculator(), port: shaky.port });
    expect(await followed.until((event) => event.type === 'run.finished')).toMatchObject({ status: 'completed' });
    expect(back.chats.length).toBeLessThanOrEqual(5);
    expect((await world.results(runId)).filter((result) => result.score === 1)).toHaveLength(12);
  });

  it('is given up in the end: its trials are missing, not wrong', async () => {
    const world = await open.world({ settings: { circuit: { failures: 3, probeMs: 10, waitMs: 100 } } });
    const fake = await startFakeOllama({ models: ['alpha'] });
    await world.addServer(fake);
    const taskIds = await world.addSums(3, 'given up');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await fake.close();
    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toEqual({
      status: 'failed',
      reason: 'No answer could be got.',
    });
    expect((await world.results(runId)).map((result) => result.outcome)).toEqual(Array(3).fill('server_error'));
  });

  it('because it was disabled is waited for, too', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    const serverId = await world.addServer(fake);
    const taskIds = await world.addSums(2, 'disabled');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await world.parts.database.query('UPDATE servers SET enabled = false WHERE id = $1', [serverId]);
    const followed = await world.follow(runId);
    await world.engine.start();
    expect(await followed.until((event) => event.type === 'run.waiting')).toMatchObject({ serverId });
    expect(fake.requests.filter((request) => request.path === '/api/chat')).toEqual([]);
    await world.parts.database.query('UPDATE servers SET enabled = true WHERE id = $1', [serverId]);
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
  });

  it('is not given up for a wait that was over long ago', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha'], answer: calculator() });
    const serverId = await world.addServer(fake);
    const long = {
      reason: 'away',
      since: '2020-01-01T00:00:00Z',
      nextTryAt: '2020-01-01T00:00:00Z',
      waitsUntil: '2020-01-01T00:30:00Z',
    };
    await world.parts.database.query('UPDATE servers SET lane_wait = $2 WHERE id = $1', [
      serverId,
      JSON.stringify(long),
    ]);
    const taskIds = await world.addSums(2, 'long ago');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
  });

  it('can be cancelled while it is waited for', async () => {
    const world = await open.world({
      settings: { circuit: { ...QUICK.circuit, failures: 3, probeMs: 600_000, waitMs: 1e9 } },
    });
    const fake = await startFakeOllama({ models: ['alpha'] });
    await world.addServer(fake);
    const taskIds = await world.addSums(2, 'cancelled wait');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await fake.close();
    const followed = await world.follow(runId);
    await world.engine.start();
    await followed.until((event) => event.type === 'run.waiting');
    await world.engine.command(runId, 'cancel');
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'cancelled' });
  });
});

describe('many faults at once', () => {
  it('cost no right answer', async () => {
    const right = calculator();
    const asked = new Map<number, number>();
    const fake = await open.fake({
      models: ['alpha'],
      parallel: 4,
      answer: (request) => {
        const n = numberAsked(request.messages[0]?.content ?? '');
        const attempt = (asked.get(n) ?? 0) + 1;
        asked.set(n, attempt);
        const said = right(request);
        const text = typeof said === 'string' ? said : said.text;
        if (attempt > 1) return text;
        if (n % 20 === 3) return { text, fault: { kind: 'status', status: 500, text: 'oops' } };
        if (n % 25 === 4) return { text, fault: { kind: 'cut', atByte: 80 } };
        if (n % 30 === 5) return { text, fault: { kind: 'reset' } };
        return text;
      },
    });
    const world = await open.world();
    await world.addServer(fake, 4);
    const taskIds = await world.addSums(120, 'mixed');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect((await world.results(runId)).filter((result) => result.score === 1)).toHaveLength(120);
  });
});
