import type { Page, Result, ResultDetail, Run, RunPlan } from '@assay/contracts';
import { Engine } from '@assay/server/execution';
import { useDatabase } from '@assay/testing/database';
import { reads, startFakeOllama, withJudge, type FakeOllama } from '@assay/testing/fake-ollama';
import { RunningApp } from './start-app';

const database = useDatabase();
const TASK = {
  key: 'explain-race',
  task_type: 'code_analysis',
  category: 'concurrency',
  task_description: 'Why does the counter lose updates?',
  expected_output: 'A race condition; a mutex mends it.',
  evaluation_criteria: {
    scorers: [
      {
        type: 'judge',
        checklist: [
          { id: 'cause', requirement: 'Says "race condition".', points: 2, must: true },
          { id: 'fix', requirement: 'Proposes a "mutex".' },
        ],
      },
    ],
  },
};

describe('judging over HTTP', () => {
  let app: RunningApp;
  let fake: FakeOllama;
  let run: Run;

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    const answer = withJudge(
      () => 'It is a race condition between two threads.',
      (question, model) =>
        model.startsWith('liar') && question.requirement.includes('mutex')
          ? { met: true, evidence: 'a lock' }
          : reads(question),
    );
    fake = await startFakeOllama({ models: ['able', 'reader', 'liar'], answer });
    await app.register(fake.url);
    await app.importTasks([TASK]);
  });
  afterAll(async () => {
    await app.stop();
    await fake.close();
  });

  const body = async () => ({
    models: [{ model: 'able' }],
    taskIds: await app.taskIds(),
    epochs: 1,
    judge: { model: 'reader' },
  });
  const detail = async (): Promise<ResultDetail> => {
    const [result] = (await app.get<Page<Result>>(`/api/benchmarks/results?runId=${run.id}`)).items;
    return app.get<ResultDetail>(`/api/benchmarks/results/${result?.id ?? ''}`);
  };

  const untilEnded = async (): Promise<Run> => {
    await app.app.get(Engine).waitUntilFinished(run.id);
    return app.get<Run>(`/api/benchmarks/runs/${run.id}`);
  };

  it('plans the calls of the judge and its swap', async () => {
    const plan = await app.send<RunPlan>('POST', '/api/benchmarks/run?dryRun=true', await body());
    expect(plan).toMatchObject({ trials: 1, judgeCalls: 5, predictedSwaps: 1, problems: [] });
    expect(plan.blocks).toMatchObject([
      { phase: 'generate', trials: 1 },
      { phase: 'judge', model: 'reader:latest', trials: 1, calls: 5 },
    ]);
  });

  it('tells who judged, what each requirement came to, and with which quote', async () => {
    run = await app.runToEnd(await body());
    expect(run).toMatchObject({ status: 'completed', judge: { name: 'reader:latest' }, judging: { open: 0, done: 1 } });
    expect(run.judging?.calls).toBeGreaterThanOrEqual(5);
    expect(run.lanes).toMatchObject([{ state: 'done', done: 2, total: 2 }]);
    expect(run.lanes[0]?.blocks.map(({ phase }) => phase)).toEqual(['load', 'generate', 'load', 'judge']);
    const { score, passed, metrics, evaluations, scores } = await detail();
    expect([score, passed, metrics.relevance]).toEqual([2 / 3, false, 1]);
    expect(scores[0]?.reason).toBe('Not met: Proposes a "mutex". (1 of 2 requirements as they should be)');
    const [evaluation] = evaluations;
    expect(evaluation).toMatchObject({
      current: true,
      judge: 'reader:latest',
      judgedBy: { name: 'reader:latest', numCtx: 8_192, serverVersion: '0.33.0' },
    });
    expect(evaluation?.judgedBy?.promptHash).toMatch(/^[0-9a-f]{64}$/);
    const requirements = evaluation?.judgements.filter(({ kind }) => kind === 'requirement') ?? [];
    expect(requirements).toMatchObject([
      {
        requirement: 'Says "race condition".',
        met: true,
        evidence: 'race condition',
        supported: true,
        points: 2,
        must: true,
        decides: true,
        callNo: 1,
      },
      { requirement: 'Proposes a "mutex".', met: false, points: 1, must: false, decides: true },
    ]);
    expect(requirements[0]?.rawReply).toContain('"met":"yes"');
  });

  it('scores again with another judge beside the first, and marks a quote that is not there', async () => {
    const asked = fake.chats.length;
    await app.send('POST', `/api/benchmarks/runs/${run.id}/rescore`, { judge: { model: 'liar' } });
    run = await untilEnded();
    expect(run.status).toBe('completed');
    const { score, evaluations } = await detail();
    expect(score).toBe(1);
    expect(evaluations.map(({ judge, current, accuracy }) => [judge, current, accuracy])).toEqual([
      ['reader:latest', false, 2 / 3],
      ['liar:latest', true, 1],
    ]);
    const about = evaluations[1]?.judgements.filter(({ requirement }) => requirement.includes('mutex')) ?? [];
    expect(about.map(({ met, supported, decides }) => [met, supported, decides])).toEqual([
      [true, false, true],
      [true, false, false],
    ]);
    const now = fake.chats.length;
    expect(now).toBeGreaterThan(asked);
    await app.send('POST', `/api/benchmarks/runs/${run.id}/rescore`, { judge: { model: 'liar' } });
    await untilEnded();
    expect(fake.chats).toHaveLength(now);
  });

  it.each([
    ['an unknown field', { jugde: null }, 'invalid_request'],
    ['no list', { resultIds: 'all' }, 'invalid_request'],
    ['an empty list', { resultIds: [] }, 'invalid_request'],
    ['a stranger', { resultIds: ['00000000-0000-7000-8000-000000000000'] }, 'invalid_request'],
    ['a judge that is nowhere', { judge: { model: 'nobody' } }, 'unknown_model'],
    ['a judge without a name', { judge: {} }, 'invalid_request'],
  ])('refuses %s', async (_, wrong, code) => {
    await expect(app.send('POST', `/api/benchmarks/runs/${run.id}/rescore`, wrong)).rejects.toMatchObject({ code });
  });

  it('knows no run that is not there', async () => {
    const path = '/api/benchmarks/runs/00000000-0000-7000-8000-000000000000/rescore';
    await expect(app.send('POST', path)).rejects.toMatchObject({ code: 'not_found' });
  });
});
