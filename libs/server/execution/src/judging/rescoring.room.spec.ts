import { useDatabase } from '@assay/testing/database';
import { calculator, useEngine, type EngineWorld } from '@assay/testing/engine';
import { judgeQuestion, reads, withJudge } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);
const models = [{ model: 'alpha' }];
const criteria = { scorers: [{ type: 'judge', checklist: [{ id: 'sum', requirement: 'Says "ANSWER".' }] }] };

const versions = (
  world: EngineWorld,
): Promise<{ state: string; accuracy: number | null; current: boolean; judge: string | null }[]> =>
  world.parts.database.query(
    `SELECT one.state, one.accuracy, one.id = result.evaluation_id AS current, judge.tag AS judge FROM evaluations one
     JOIN benchmark_results result ON result.id = one.result_id LEFT JOIN judges judge ON judge.id = one.judge_id ORDER BY one.created_at, one.id`,
  );

describe('scoring again', () => {
  it('with another judge makes a version beside the first; with the first judge again, the first version is the current one again', async () => {
    const world = await open.world();
    const strict = withJudge(calculator(), (question, model) =>
      model.startsWith('strict') ? { met: false } : reads(question),
    );
    const fake = await open.fake({ models: ['alpha', 'kind', 'strict'], answer: strict });
    await world.addServer(fake);
    const taskIds = await world.addSums(2, 'twice', { criteria });
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1, judge: { model: 'kind' } });
    await world.engine.waitUntilFinished(runId);
    const generated = fake.chats.filter(({ messages }) => judgeQuestion(messages) === null).length;

    await world.engine.rescore(runId, { judge: { model: 'strict' } });
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect((await world.results(runId)).map(({ score, passed }) => [score, passed])).toEqual([
      [0, false],
      [0, false],
    ]);
    expect((await versions(world)).map(({ accuracy, current, judge }) => [judge, accuracy, current])).toEqual([
      ['kind:latest', 1, false],
      ['kind:latest', 1, false],
      ['strict:latest', 0, true],
      ['strict:latest', 0, true],
    ]);
    const asked = fake.chats.length;
    await world.engine.rescore(runId, { judge: { model: 'strict' } });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    await world.engine.rescore(runId, { judge: { model: 'kind' } });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect((await world.results(runId)).map(({ score }) => score)).toEqual([1, 1]);
    expect(await versions(world)).toHaveLength(4);
    expect(fake.chats).toHaveLength(asked);
    expect(fake.chats.filter(({ messages }) => judgeQuestion(messages) === null)).toHaveLength(generated);
    const [run] = await world.parts.database.query('SELECT passed, failed, generated FROM runs WHERE id = $1', [runId]);
    expect(run).toEqual({ passed: 2, failed: 0, generated: 0 });
  });

  it('keeps the score there is when the new judge gives none', async () => {
    const world = await open.world();
    const answer = withJudge(calculator(), (question, model) => (model.startsWith('mute') ? 'hm' : reads(question)));
    await world.addServer(await open.fake({ models: ['alpha', 'kind', 'mute'], answer }));
    const taskIds = await world.addSums(1, 'mute', { criteria });
    await world.engine.start();
    const runId = await world.launch({ models, taskIds, epochs: 1, judge: { model: 'kind' } });
    await world.engine.waitUntilFinished(runId);
    await world.engine.rescore(runId, { judge: { model: 'mute' } });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect((await world.results(runId))[0]).toMatchObject({ status: 'scored', score: 1 });
    const [first, second] = await versions(world);
    expect([first, second]).toMatchObject([
      { state: 'scored', current: true },
      { state: 'unscored', current: false },
    ]);
    const { events } = await world.follow(runId);
    const last = events.filter((event) => event.type === 'trial.scored').at(-1);
    expect(last).toMatchObject({ trial: { status: 'scored', score: 1, passed: true } });
  });

  it('judges what had no judge, and scores by programs what a corrected scorer wants', async () => {
    const world = await open.world();
    const fake = await open.fake({ models: ['alpha', 'kind'], answer: withJudge(calculator()) });
    await world.addServer(fake);
    const judged = await world.addSums(1, 'late', { criteria });
    const sums = await world.addSums(2, 'plain');
    await world.engine.start();
    const runId = await world.launch({ models, taskIds: [...judged, ...sums], epochs: 1, judge: null });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({
      status: 'completed',
      reason: '1 of 3 answers wait for a judge.',
    });
    await world.engine.rescore(runId, { judge: { model: 'kind' } });
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
    expect(await versions(world)).toHaveLength(4); // Only the judged task has a second one.
    // As if other scorers had scored the sums.
    await world.parts.database.query(
      `UPDATE evaluations SET evaluator_hash = 'old' WHERE result_id IN (SELECT id FROM benchmark_results WHERE benchmark_task_id = ANY($1))`,
      [sums],
    );
    await world.engine.rescore(runId, { judge: { model: 'kind' } });
    expect(await world.engine.waitUntilFinished(runId)).toMatchObject({ status: 'completed' });
    expect(await versions(world)).toHaveLength(6); // Only the sums were scored anew.
  });

  it('is refused while the run works, for strangers, and for a judge that is not there', async () => {
    const world = await open.world();
    await world.addServer(await open.fake({ models: ['alpha'], answer: calculator() }));
    const taskIds = await world.addSums(1, 'refused');
    const runId = await world.launch({ models, taskIds, epochs: 1 });
    await expect(world.engine.rescore(runId, {})).rejects.toMatchObject({ code: 'conflict' });
    await world.engine.start();
    await world.engine.waitUntilFinished(runId);
    await expect(world.engine.rescore(runId, { resultIds: ['nobody'] })).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await expect(world.engine.rescore(runId, { judge: { model: 'nowhere' } })).rejects.toMatchObject({
      code: 'unknown_model',
    });
    await expect(world.engine.rescore('00000000-0000-7000-8000-000000000000', {})).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
