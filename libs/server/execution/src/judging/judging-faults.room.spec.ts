import { useDatabase } from '@assay/testing/database';
import { calculator, EngineProcess, useEngine, type EngineWorld } from '@assay/testing/engine';
import { judgeQuestion, reads, withJudge, type FakeOllama, type LoggedRequest } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);

const criteria = {
  scorers: [
    {
      type: 'judge',
      checklist: [
        { id: 'sum', requirement: 'Says "ANSWER".', must: true },
        { id: 'easy', requirement: 'Says that it is "easy".' },
      ],
    },
  ],
};
const models = [{ model: 'alpha' }];
const judge = { model: 'judge' };

const isQuestion = ({ messages }: LoggedRequest): boolean => judgeQuestion(messages) !== null;
const asked = (fake: FakeOllama): LoggedRequest[] => fake.chats.filter(isQuestion);
/** A question to the judge as one text; equal ones are one that was repeated. */
const textOf = ({ messages }: LoggedRequest): string => messages.map(({ content }) => content).join('\n');

async function world(
  fakes: readonly FakeOllama[],
  tasks: number,
  prefix: string,
): Promise<{ world: EngineWorld; runId: string }> {
  const opened = await open.world();
  for (const fake of fakes) await opened.addServer(fake);
  const taskIds = await opened.addSums(tasks, prefix, { criteria });
  return { world: opened, runId: await opened.launch({ models, taskIds, epochs: 1, judge }) };
}

describe('a judge on another server', () => {
  it('judges beside the generations, in one block with one load', async () => {
    const candidates = await open.fake({ models: ['alpha'], answer: calculator(), timeScale: 0.3 });
    const judges = await open.fake({ models: ['judge'], answer: withJudge(calculator()) });
    const { world: opened, runId } = await world([candidates, judges], 12, 'beside');
    await opened.engine.start();
    await judges.until((fake) => asked(fake).length >= 3);
    expect(candidates.chats.length).toBeLessThan(12);
    expect(await opened.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect([candidates.loads, judges.loads]).toEqual([1, 1]);
    const { events } = await opened.follow(runId);
    expect(events.filter((event) => event.type === 'block.started' && event.phase === 'judge')).toHaveLength(1);
    expect((await opened.results(runId)).map(({ score }) => score)).toEqual(Array.from({ length: 12 }, () => 1));
  });

  it('F57 is waited for when it is away: the run says that it waits for its judge, and goes on by itself', async () => {
    const candidates = await open.fake({ models: ['alpha'], answer: calculator() });
    const judges = await open.fake({ models: ['judge'], answer: withJudge(calculator()) });
    const { world: opened, runId } = await world([candidates, judges], 4, 'away');
    judges.setFault({ kind: 'reset' }, { path: '/api/chat' });
    judges.setFault({ kind: 'reset' }, { path: '/api/version' });
    const followed = await opened.follow(runId);
    await opened.engine.start();
    expect(await followed.until((event) => event.type === 'run.waiting')).toMatchObject({ waitingFor: 'judge' });
    expect((await opened.results(runId)).filter(({ status }) => status === 'generated')).toHaveLength(4);
    judges.setFault(null);
    expect(await opened.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect((await opened.results(runId)).map(({ score }) => score)).toEqual([1, 1, 1, 1]);
  });
});

describe('a judge in trouble', () => {
  it('never costs a candidate a point: faults are tried again, what is never judged is not scored', async () => {
    let calls = 0;
    const answer = withJudge(calculator(), (question) => {
      calls += 1;
      if (question.task.includes('trouble: 2 +')) return 'I would rather not.';
      if (calls % 5 === 0) return { text: '{"evi', fault: { kind: 'reset' } };
      return reads(question);
    });
    const fake = await open.fake({ models: ['alpha', 'judge'], answer });
    const { world: opened, runId } = await world([fake], 6, 'trouble');
    await opened.engine.start();
    expect(await opened.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed_with_errors' });
    const results = await opened.results(runId);
    expect(results.map(({ score }) => score)).toEqual([1, null, 1, 1, 1, 1]);
    expect(results.some(({ score }) => score === 0)).toBe(false);
    expect(results.every(({ outcome }) => outcome === 'answered')).toBe(true);
    // Tried again on demand, once the judge is better: nothing is generated anew.
    const generated = fake.chats.filter((chat) => !isQuestion(chat)).length;
    fake.setAnswer(withJudge(calculator()));
    await opened.engine.command(runId, 'retry-failed');
    expect(await opened.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect((await opened.results(runId)).map(({ score }) => score)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(fake.chats.filter((chat) => !isQuestion(chat))).toHaveLength(generated);
  });

  it('is given up when it fails answer after answer though it can be loaded, and is not asked about each of the rest', async () => {
    const answer = withJudge(calculator(), () => ({ text: '', fault: { kind: 'status', status: 500 } }));
    const fake = await open.fake({ models: ['alpha', 'judge'], answer });
    const { world: opened, runId } = await world([fake], 20, 'broken');
    await opened.engine.start();
    expect(await opened.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed_with_errors' });
    expect(asked(fake).length).toBeLessThanOrEqual(10 * 5 + 10 * 4); // Those that came later had some of their attempts.
    const results = await opened.results(runId);
    expect(results.every(({ score, status }) => score === null && status === 'unscored')).toBe(true);
    expect(results[0]?.reason).toContain('could not be asked');
  });

  it('leaves answers unscored when its model is gone', async () => {
    const fake = await open.fake({ models: ['alpha', 'judge'], answer: withJudge(calculator()) });
    const { world: opened, runId } = await world([fake], 2, 'gone');
    fake.setModels(['alpha']);
    await opened.engine.start();
    expect(await opened.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed_with_errors' });
    for (const result of await opened.results(runId)) {
      expect(result.scores).toMatchObject([{ status: 'unscored', unscoredReason: 'judge_failed' }]);
      expect(result.reason).toContain('does not list judge');
    }
  });
});

describe('kill -9 while a judge judges', () => {
  it('repeats at most the question under way, and no verdict that was stored', async () => {
    const fake = await open.fake({ models: ['alpha', 'judge'], answer: withJudge(calculator()), timeScale: 0.02 });
    const { world: opened, runId } = await world([fake], 8, 'killed');
    const child = await EngineProcess.start({ url: room.url(), exclusive: true });
    await fake.until((one) => asked(one).filter(({ endedBy }) => endedBy === 'complete').length >= 15);
    await child.signal('SIGKILL');
    expect(await opened.broken()).toEqual([]);
    const before = asked(fake).map(textOf);
    await opened.engine.start();
    expect(await opened.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    const texts = asked(fake).map(textOf);
    expect(texts.length - new Set(texts).size).toBeLessThanOrEqual(1);
    expect(texts.slice(before.length).filter((text) => before.includes(text)).length).toBeLessThanOrEqual(1);
    expect(fake.chats.filter((chat) => !isQuestion(chat))).toHaveLength(8);
    expect((await opened.results(runId)).map(({ score }) => score)).toEqual(Array.from({ length: 8 }, () => 1));
  });
});

describe('commands while a judge judges', () => {
  it('F53 cancel reaches the server at once; the answers stay, unscored, and can be judged later', async () => {
    const slow = withJudge(calculator(), () => ({ text: 'one two three', fault: { kind: 'stall', atToken: 1 } }));
    const fake = await open.fake({ models: ['alpha', 'judge'], answer: slow });
    const { world: opened, runId } = await world([fake], 3, 'cancelled');
    await opened.engine.start();
    await fake.until((one) => asked(one).length > 0);
    await opened.engine.command(runId, 'cancel');
    await fake.until((one) => asked(one).every(({ endedBy }) => endedBy === 'client left'));
    expect(await opened.engine.waitUntilFinished(runId)).toEqual({
      status: 'cancelled',
      reason: 'Cancelled with 3 of 3 answers not judged.',
    });
    const results = await opened.results(runId);
    expect(results.map(({ status, output }) => [status, output !== null])).toEqual(
      [1, 2, 3].map(() => ['unscored', true]),
    );
    fake.setAnswer(withJudge(calculator()));
    await opened.engine.rescore(runId, {});
    expect(await opened.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect((await opened.results(runId)).map(({ score }) => score)).toEqual([1, 1, 1]);
  });

  it('pause lets the question under way end and begins no other; resume goes on from there', async () => {
    const fake = await open.fake({ models: ['alpha', 'judge'], answer: withJudge(calculator()), timeScale: 0.05 });
    const { world: opened, runId } = await world([fake], 3, 'paused');
    await opened.engine.start();
    await fake.until((one) => asked(one).length >= 2);
    await opened.engine.command(runId, 'pause');
    const begun = asked(fake).length;
    await fake.until((one) => asked(one).every(({ endedBy }) => endedBy === 'complete'));
    await opened.engine.stop();
    expect(asked(fake).length - begun).toBeLessThanOrEqual(1);
    await opened.engine.start();
    await opened.engine.command(runId, 'resume');
    expect(await opened.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    const texts = asked(fake).map(textOf);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
