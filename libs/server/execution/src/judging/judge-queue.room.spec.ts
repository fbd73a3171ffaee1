import { JudgeQueue, LaneRepository, type JudgeableAnswer, type NewJudgement } from '@assay/server/persistence';
import { useDatabase } from '@assay/testing/database';
import { calculator, useEngine, type EngineWorld } from '@assay/testing/engine';
import { judgeQuestion, withJudge } from '@assay/testing/fake-ollama';

const room = useDatabase();
const open = useEngine(room);
const criteria = { scorers: [{ type: 'judge', checklist: [{ id: 'sum', requirement: 'Says "ANSWER".' }] }] };

/** A run whose answers wait for their judge, with its engine stopped. */
async function waiting(): Promise<{ world: EngineWorld; runId: string; modelId: string; numCtx: number }> {
  const world = await open.world();
  const stalled = withJudge(calculator(), () => ({ text: 'one two', fault: { kind: 'stall', atToken: 1 } }));
  const fake = await open.fake({ models: ['alpha', 'judge'], answer: stalled });
  await world.addServer(fake);
  const taskIds = await world.addSums(2, 'fenced', { criteria });
  const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: 1, judge: { model: 'judge' } });
  await world.engine.start();
  await fake.until(({ chats }) => chats.some(({ messages }) => judgeQuestion(messages) !== null));
  await world.engine.stop();
  fake.setAnswer(withJudge(calculator()));
  const [judge] = await world.parts.database.query<{ modelId: string; numCtx: number }>(
    'SELECT judge_model_id AS "modelId", judge_num_ctx AS "numCtx" FROM runs',
  );
  return { world, runId, modelId: judge?.modelId ?? '', numCtx: judge?.numCtx ?? 0 };
}

const said: NewJudgement = {
  item: '0/sum',
  callNo: 1,
  kind: 'requirement',
  requirement: 'Says "ANSWER".',
  points: 1,
  must: false,
  itemsInCall: 1,
  rawReply: '{}',
  met: true,
  pYes: null,
  evidence: 'ANSWER',
  why: 'w',
  supported: true,
  promptHash: 'h',
  durationMs: 1,
};

describe('JudgeQueue', () => {
  it('gives back what a stopped engine had in hands, and refuses the late writes of a lane that lost its lease', async () => {
    const { world, runId, modelId, numCtx } = await waiting();
    const { database } = world.parts;
    const [queue, lanes] = [new JudgeQueue(database), new LaneRepository(database)];
    const key = { modelId, numCtx, runIds: [runId], serverVersion: '1' };
    const { lanes: first } = await lanes.acquire('frozen', 0, 10);
    const lane = first[0];
    if (lane === undefined) throw new Error('The lane of a judge with work was not given.');
    const answer = (await queue.claim(lane, key)) as JudgeableAnswer;
    expect(answer).toMatchObject({ runId, judge: { name: 'judge:latest' }, candidate: { name: 'alpha:latest' } });
    expect(await queue.addReplies(answer, [said])).toBe('run');
    expect(await queue.addReplies(answer, [said])).toBe('run'); // The same once more is the same.
    expect(answer.said).toEqual([]);

    const { lanes: second } = await lanes.acquire('alive', 60_000, 10);
    expect(second).toHaveLength(1);
    expect(await queue.addReplies(answer, [{ ...said, callNo: 2 }])).toBeNull();
    expect(await queue.release(answer, 0, null)).toBe(false);
    expect(await queue.claim(lane, key)).toBeNull();
    const again = second[0] && (await queue.claim(second[0], key));
    expect(again?.stalls).toBe(0); // Those that killed nobody come first.
    const other = second[0] && (await queue.claim(second[0], key));
    expect([other?.evaluationId, other?.stalls]).toEqual([answer.evaluationId, 1]);
    expect(other?.said).toMatchObject([{ item: '0/sum', callNo: 1, met: true, forgiven: false }]);
    await database.query('UPDATE servers SET lane_owner = NULL, lane_until = NULL, lane_mode = NULL');

    await world.engine.start();
    expect(await world.engine.waitUntilFinished(runId)).toEqual({ status: 'completed', reason: null });
  });
});
