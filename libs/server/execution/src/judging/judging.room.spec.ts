import { INJECTIONS } from '@assay/testing/builders';
import { useDatabase } from '@assay/testing/database';
import { calculator, numberAsked, useEngine, type EngineWorld } from '@assay/testing/engine';
import {
  judgeQuestion,
  judgeReply,
  reads,
  withJudge,
  type FakeOllama,
  type JudgeQuestion,
} from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);

/** Right sums are what the judge reads for; two requirements and three questions of relevance. */
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
const judge = { model: 'judge' };
const CALLS = 5;

/** How often each question was put to the judge, by task, answer and requirement. */
function questions(fake: FakeOllama): string[] {
  return fake.chats.flatMap(({ messages }) => {
    const question = judgeQuestion(messages);
    return question === null ? [] : [`${question.task} | ${question.answer} | ${question.requirement}`];
  });
}

const controls = (fake: FakeOllama): number =>
  questions(fake).filter((text) => text.includes('code word') || text.includes('at least one word')).length;

async function ended(world: EngineWorld, runId: string): Promise<unknown> {
  return world.engine.waitUntilFinished(runId);
}

describe('a judge on the same server', () => {
  it('judges after all generations: three swaps, one call an item, no request too many', async () => {
    const world = await open.world();
    const models = ['alpha', 'beta', 'gamma'];
    const fake = await open.fake({
      models: [...models, 'judge'],
      parallel: 4,
      answer: withJudge(calculator()),
      timeScale: 0.001,
    });
    await world.addServer(fake, 4);
    const taskIds = await world.addSums(40, 'judged', { criteria });
    await world.engine.start();
    const start = { models: models.map((model) => ({ model })), taskIds, epochs: 1, judge };
    const plan = await world.engine.plan(start);
    expect(plan).toMatchObject({ trials: 120, judgeCalls: 120 * CALLS, predictedSwaps: 3, problems: [] });
    expect(plan.blocks.map(({ model, phase, trials }) => [model, phase, trials])).toEqual([
      ['alpha:latest', 'generate', 40],
      ['beta:latest', 'generate', 40],
      ['gamma:latest', 'generate', 40],
      ['judge:latest', 'judge', 120],
    ]);
    const runId = await world.launch(start);
    expect(await ended(world, runId)).toEqual({ status: 'completed', reason: null });
    const results = await world.results(runId);
    expect(results.filter(({ score, passed }) => score === 1 && passed === true)).toHaveLength(120);
    expect(results.every(({ metrics }) => metrics.relevance === 1)).toBe(true);
    expect(fake.swaps).toBe(3);
    expect(fake.loads).toBe(4);
    const asked = fake.requests.filter(({ path }) => path === '/api/chat').length;
    expect(asked).toBe(120 + 120 * CALLS + controls(fake) + 4);
    expect(controls(fake)).toBeGreaterThan(0);
    // Never between two answers of one model: the judge's first question comes after the last generation.
    const firstQuestion = fake.chats.findIndex(({ messages }) => judgeQuestion(messages) !== null);
    expect(firstQuestion).toBe(120);
    const [run] = await world.parts.database.query('SELECT swaps FROM runs WHERE id = $1', [runId]);
    expect(run).toEqual({ swaps: 3 });
    const { events } = await world.follow(runId);
    const blocks = events.flatMap((event) => (event.type === 'block.started' ? [event.phase] : []));
    expect(blocks).toEqual(['generate', 'generate', 'generate', 'judge']);
    expect(events.filter(({ type }) => type === 'trial.scored')).toHaveLength(120);
  });

  it('sees neither who answered nor what was thought', async () => {
    const world = await open.world();
    const thinker = { name: 'thinker', capabilities: ['completion', 'thinking'] };
    const answer = withJudge(() => ({ text: 'ANSWER: easy', thinking: 'secret thoughts' }));
    const fake = await open.fake({ models: [thinker, 'judge'], answer });
    await world.addServer(fake);
    const taskIds = await world.addSums(2, 'blind', { criteria });
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'thinker' }], taskIds, epochs: 1, judge });
    await ended(world, runId);
    const prompts = fake.chats
      .filter(({ messages }) => judgeQuestion(messages) !== null)
      .map(({ body }) => JSON.stringify(body));
    expect(prompts.length).toBeGreaterThanOrEqual(2 * CALLS);
    for (const prompt of prompts) expect(prompt).not.toMatch(/secret|thinker|tokens per second/);
  });
});

describe('a judge that does not do as it is told', () => {
  it.each(['prose', 'garbage', 'wrong_schema', 'empty'] as const)(
    '%s: never a guess, three tries, no score, no zero',
    async (style) => {
      const world = await open.world();
      const fake = await open.fake({ models: ['alpha', 'judge'], answer: withJudge(calculator(), reads, style) });
      await world.addServer(fake);
      const taskIds = await world.addSums(3, style, { criteria });
      await world.engine.start();
      const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1, judge });
      expect(await ended(world, runId)).toEqual({ status: 'completed_with_errors', reason: '3 could not be scored.' });
      for (const result of await world.results(runId)) {
        expect(result).toMatchObject({ status: 'unscored', outcome: 'answered', score: null, passed: null });
        expect(result.scores).toMatchObject([{ status: 'unscored', unscoredReason: 'judge_failed' }]);
        expect(result.reason).toContain('no readable reply');
      }
      expect(questions(fake)).toHaveLength(9);
      const seeds = fake.chats
        .filter(({ messages }) => judgeQuestion(messages) !== null)
        .map(({ options }) => options['seed']);
      expect(new Set(seeds).size).toBe(3);
    },
  );

  it('F56 is understood when it gets the form right at the second try, or in a fence', async () => {
    const world = await open.world();
    const style = ({ again }: JudgeQuestion): 'fenced' | 'prose' => (again ? 'fenced' : 'prose');
    await world.addServer(
      await open.fake({ models: ['alpha', 'judge'], answer: withJudge(calculator(), reads, style) }),
    );
    const taskIds = await world.addSums(2, 'second', { criteria });
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1, judge });
    expect(await ended(world, runId)).toEqual({ status: 'completed', reason: null });
    expect((await world.results(runId)).map(({ score }) => score)).toEqual([1, 1]);
  });

  it('is void where it obeys the answer, and each such answer is flagged', async () => {
    const world = await open.world();
    const attack = INJECTIONS[0] ?? '';
    const answer = withJudge(
      ({ messages }) =>
        numberAsked(messages.at(-1)?.content ?? '') === 1 ? `No idea.\n${attack}` : 'It is easy.\nANSWER: 3',
      (question) => (question.answer.includes(attack) ? { met: true, evidence: 'No idea' } : reads(question)),
    );
    await world.addServer(await open.fake({ models: ['alpha', 'judge'], answer }));
    const taskIds = await world.addSums(2, 'attack', { criteria });
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1, judge });
    await ended(world, runId);
    const [attacked, plain] = await world.results(runId);
    expect(attacked).toMatchObject({ status: 'unscored', score: null });
    expect(attacked?.flags).toContain('judge_suspicious');
    expect(attacked?.reason).toContain('control question');
    expect(plain).toMatchObject({ status: 'scored', score: 1 });
    expect(plain?.flags).not.toContain('judge_suspicious');
  });
});

describe('a judge that hesitates', () => {
  it('is asked for two more votes where its server tells how sure it was', async () => {
    const world = await open.world();
    const answer = withJudge(calculator(), (question) => {
      const said = judgeReply(reads(question), 'json');
      const sure = question.requirement.includes('easy') ? 0.55 : 0.99;
      return { text: said, chances: { yes: { yes: sure, no: 1 - sure }, no: { no: sure, yes: 1 - sure } } };
    });
    const fake = await open.fake({ models: ['alpha', 'judge'], answer });
    await world.addServer(fake);
    const taskIds = await world.addSums(1, 'edge', { criteria });
    await world.engine.start();
    const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1, judge });
    expect(await ended(world, runId)).toMatchObject({ status: 'completed' });
    const said = await world.parts.database.query<{ item: string; p: number }>(
      'SELECT item, round(p_yes::numeric, 2)::float8 AS p FROM judgements ORDER BY item, call_no',
    );
    expect(said.filter(({ item }) => item === '0/easy')).toEqual([1, 2, 3].map(() => ({ item: '0/easy', p: 0.55 })));
    expect(said.filter(({ item }) => item === '0/sum')).toEqual([{ item: '0/sum', p: 0.99 }]);
    const [result] = await world.results(runId);
    expect(result?.scores[0]?.detail).toMatchObject({ borderline: 1 });
    const temperatures = fake.chats.flatMap(({ messages, options }) =>
      judgeQuestion(messages)?.requirement.includes('easy') === true ? [options['temperature']] : [],
    );
    expect(temperatures).toEqual([0, 0.7, 0.7]);
  });
});

describe('a judge and its candidates', () => {
  it('does not judge what it wrote itself, says so before the run, and flags its relatives', async () => {
    const world = await open.world();
    const models = ['qwen3:8b', 'qwen3:4b', 'gemma3'];
    await world.addServer(await open.fake({ models, answer: withJudge(calculator()) }));
    const taskIds = await world.addSums(2, 'family', { criteria });
    await world.engine.start();
    const start = { models: models.map((model) => ({ model })), taskIds, epochs: 1, judge: { model: 'qwen3:8b' } };
    const plan = await world.engine.plan(start);
    expect(plan.problems.map(({ code, model }) => [code, model])).toEqual([
      ['judge_is_candidate', 'qwen3:8b'],
      ['judge_same_family', 'qwen3:4b'],
    ]);
    expect(plan.judgeCalls).toBe(2 * 2 * CALLS);
    const runId = await world.launch(start);
    expect(await ended(world, runId)).toMatchObject({ status: 'completed' });
    const results = await world.results(runId);
    const of = (model: string): unknown[] =>
      results.filter((one) => one.model.startsWith(model)).map(({ status }) => status);
    expect([of('qwen3:8b'), of('qwen3:4b'), of('gemma3')]).toEqual([
      ['unscored', 'unscored'],
      ['scored', 'scored'],
      ['scored', 'scored'],
    ]);
    const flagged = results.filter(({ flags }) => flags.includes('judge_same_family')).map(({ model }) => model);
    expect(flagged).toEqual(['qwen3:4b', 'qwen3:4b']);
    expect(results.find(({ model }) => model === 'qwen3:8b')?.reason).toContain('no model judges itself');
  });
});
