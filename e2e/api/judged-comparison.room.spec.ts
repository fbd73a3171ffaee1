import type { Comparison, ComparisonEntry, Result, Run } from '@assay/contracts';
import { Engine } from '@assay/server/execution';
import { useDatabase } from '@assay/testing/database';
import { startFakeOllama, withJudge, type FakeOllama } from '@assay/testing/fake-ollama';
import { RunningApp } from './start-app';

const database = useDatabase();
const TASKS = Array.from({ length: 12 }, (_, no) => ({
  key: `say-${no}`,
  task_type: 'general_chat',
  category: 'words',
  task_description: `Say something good, ${no}.`,
  expected_output: 'good',
  evaluation_criteria: { scorers: [{ type: 'judge', checklist: [{ id: 'good', requirement: 'Says "good".' }] }] },
}));

describe('a comparison of judged answers', () => {
  let app: RunningApp;
  let fake: FakeOllama;
  let run: Run;
  const candidates = ['qwen3:8b', 'qwen3:4b', 'gemma3'];

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    const answer = withJudge(
      () => 'All is good.',
      (question, model) => {
        const isControl = question.requirement.startsWith('The answer contains');
        if (isControl) return { met: question.requirement.includes('at least one word'), evidence: 'good' };
        return { met: !model.startsWith('strict'), evidence: 'good' };
      },
    );
    fake = await startFakeOllama({ models: [...candidates, 'strict', 'kind'], answer });
    await app.register(fake.url);
    await app.importTasks(TASKS);
    const taskIds = await app.taskIds();
    const models = candidates.map((model) => ({ model }));
    run = await app.runToEnd({ models, epochs: 1, taskIds, judge: { model: 'qwen3:8b' } });
  });
  afterAll(async () => {
    await app.stop();
    await fake.close();
  });

  const compare = (models: readonly string[], runIds = [run.id]): Promise<Comparison> =>
    app.get(`/api/benchmarks/comparison?models=${encodeURIComponent(models.join(','))}&runIds=${runIds.join(',')}`);
  const entry = (comparison: Comparison, name: string): ComparisonEntry => {
    const found = comparison.scopes[0]?.entries.find((one) => one.name.startsWith(name));
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };

  it('ranks no model that would have judged itself, and names the judge', async () => {
    const comparison = await compare(['qwen3:8b', 'gemma3']);
    expect(entry(comparison, 'qwen3:8b')).toMatchObject({ accuracy: { value: null }, coverage: { scored: 0 } });
    expect(comparison.scopes[0]?.pairs[0]).toMatchObject({ verdict: 'cannot_tell', reason: 'no_common_tasks' });
    expect(comparison.scopes[0]?.recommendation.name ?? '').not.toMatch(/qwen3:8b/);
    expect(comparison.judges).toMatchObject([{ name: 'qwen3:8b' }]);
    const { items } = await app.get<{ items: { id: string }[] }>('/api/judges');
    expect(items.map(({ id }) => id)).toContain(comparison.judges?.[0]?.id);
  });

  it('shows with each judged number what is known of the judge, in the report too', async () => {
    const comparison = await compare(['qwen3:4b', 'gemma3']);
    const words = 'qwen3:8b: not yet checked against people.';
    expect(comparison.judges).toMatchObject([{ grade: 'unmeasured', labels: 0, specificity: { value: null }, words }]);
    // In files that are rows each judged score names its judge; what is known of it is at /api/judges.
    const judge = { judge: 'qwen3:8b', judgeId: comparison.judges?.[0]?.id };
    const rows = await fetch(`${app.url}/api/benchmarks/export?runId=${run.id}&format=jsonl`);
    const first = JSON.parse((await rows.text()).split('\n').find((line) => line.includes('"scored"')) ?? '') as Result;
    expect(first.scores[0]?.detail).toMatchObject(judge);
    for (const format of ['markdown', 'html']) {
      const report = await fetch(`${app.url}/api/benchmarks/export?runId=${run.id}&format=${format}`);
      expect(await report.text()).toContain(words);
    }
  });

  it('marks what a judge of the same family scored, and recommends nobody on its word alone', async () => {
    const comparison = await compare(['qwen3:4b', 'gemma3']);
    expect(entry(comparison, 'qwen3:4b')).toMatchObject({ accuracy: { value: 1 }, judgedByFamily: 12 });
    expect(entry(comparison, 'gemma3').judgedByFamily).toBeUndefined();
    expect(comparison.notes.join(' ')).toMatch(/qwen3:4b.* was judged by its own family on 12 tasks/);
    const recommendation = comparison.scopes[0]?.recommendation;
    expect(recommendation?.name ?? '').not.toMatch(/qwen3/);
    expect(`${recommendation?.reason ?? ''} ${recommendation?.doubt ?? ''}`).toMatch(
      /judged only by the same model family/,
    );
  });

  it('never mixes the scores of two judges: each is shown where the columns share a judge', async () => {
    const { id } = await app.runToEnd({
      models: [{ model: 'gemma3' }],
      epochs: 1,
      taskIds: await app.taskIds(),
      judge: { model: 'strict' },
    });
    const mixed = await compare(['qwen3:4b', 'gemma3'], [run.id, id]);
    // What most columns share is the first judge: the strict judge's zeros stay out.
    expect(entry(mixed, 'gemma3')).toMatchObject({ accuracy: { value: 1, n: 12 } });
    const apart = await compare(['qwen3:4b', 'gemma3'], [id, run.id]);
    expect(entry(apart, 'gemma3').accuracy).toEqual(entry(mixed, 'gemma3').accuracy);

    // The second judge scores the first run too: the same answers, another evaluation beside the first.
    await app.send('POST', `/api/benchmarks/runs/${run.id}/rescore`, { judge: { model: 'kind' } });
    await app.app.get(Engine).waitUntilFinished(run.id);
    const rescored = await compare(['qwen3:8b', 'gemma3'], [run.id, id]);
    expect(rescored.judges).toMatchObject([{ name: 'kind:latest' }]);
    expect(entry(rescored, 'gemma3')).toMatchObject({ accuracy: { value: 1, n: 12 } });
    const only = await compare(['qwen3:4b', 'gemma3'], [id]).catch((error: unknown) => error);
    expect(only).toMatchObject({ code: 'unknown_model' });
  });

  it('leaves a task out, and says so, where the columns have no judge in common', async () => {
    const { id } = await app.runToEnd({
      models: [{ model: 'qwen3:4b' }],
      epochs: 1,
      taskIds: await app.taskIds(),
      judge: { model: 'strict' },
    });
    const gemma = await app.runToEnd({
      models: [{ model: 'gemma3' }],
      epochs: 1,
      taskIds: await app.taskIds(),
      judge: { model: 'kind' },
    });
    const comparison = await compare(['qwen3:4b', 'gemma3'], [id, gemma.id]);
    expect(comparison.scopes[0]).toMatchObject({ tasks: 0, dropped: 12 });
    expect(comparison.notes.join(' ')).toMatch(/by another judge .*never mixed/);
    expect(comparison.scopes[0]?.pairs[0]?.verdict).toBe('cannot_tell');
  });
});
