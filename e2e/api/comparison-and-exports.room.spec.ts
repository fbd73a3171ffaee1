import type { Comparison, Result, Run } from '@assay/contracts';
import { fillResults } from '@assay/testing/benches';
import { useDatabase } from '@assay/testing/database';
import { JSDOM } from 'jsdom';
import { RunningApp } from './start-app';

const database = useDatabase();
const SHAPE = { models: 3, tasks: 40, epochs: 4, epochsPerRun: 2 };

/** Comparison of many stored results, and every form of file that they leave in. */
describe('stored results', () => {
  let app: RunningApp;
  let runId: string;
  const NAMES = ['scale-001', 'scale-002', 'scale-003'];
  const compare = (query = '') => app.get<Comparison>(`/api/benchmarks/comparison?models=${NAMES.join(',')}${query}`);
  const file = async (format: string): Promise<{ text: string; type: string; name: string }> => {
    const response = await fetch(`${app.url}/api/benchmarks/export?runId=${runId}&format=${format}`);
    expect(response.status).toBe(200);
    const { headers } = response;
    return {
      text: await response.text(),
      type: headers.get('content-type') ?? '',
      name: headers.get('content-disposition') ?? '',
    };
  };

  beforeAll(async () => {
    app = await RunningApp.start(database.url());
    await fillResults(app.database, SHAPE);
    const [run] = await app.database.query<{ id: string }>('SELECT id FROM runs ORDER BY created_at, id LIMIT 1');
    runId = run?.id ?? '';
  });
  afterAll(() => app.stop());

  it('are compared over all runs of a model', async () => {
    const { scopes, models, items } = await compare();
    expect(models.map((model) => model.runIds.length)).toEqual([2, 2, 2]);
    expect(scopes[0]).toMatchObject({ tasks: 40, dropped: 0 });
    expect(scopes[0]?.entries.map(({ accuracy, speed }) => [accuracy.trials, speed.n])).toEqual([
      [160, 160],
      [160, 160],
      [160, 160],
    ]);
    expect(Array.isArray(items)).toBe(true);
    expect(scopes[0]?.pareto?.time).toEqual(expect.arrayContaining([expect.stringContaining('scale-')]));
  });

  it('are compared by category on demand', async () => {
    const { scopes } = await compare('&categories=part-1,part-2');
    expect(scopes.map(({ scope, tasks }) => [scope, tasks])).toEqual([
      ['overall', 4],
      ['category:part-1', 2],
      ['category:part-2', 2],
    ]);
  });

  it('give another comparison as soon as one of them changes', async () => {
    const before = await compare();
    expect(await compare()).toEqual(before);
    await app.database.query(
      `UPDATE benchmark_results SET score = 1 - score, passed = NOT passed
       WHERE id = (SELECT result.id FROM benchmark_results result JOIN models ON models.id = model_id WHERE models.name = 'scale-001' LIMIT 1)`,
    );
    const accuracy = ({ scopes }: Comparison) => scopes[0]?.entries[0]?.accuracy.value ?? 0;
    expect(Math.abs(accuracy(await compare()) - accuracy(before))).toBeCloseTo(1 / 160, 9);
  });

  it('of a later run stand for what an earlier one lost, and what a later one loses stays lost', async () => {
    const lose = (which: 'min' | 'max') =>
      app.database.query(
        `UPDATE benchmark_results SET status = 'missing', outcome = 'server_error', score = NULL, passed = NULL, output = NULL, execution_time = NULL
         WHERE run_id = (SELECT ${which}(id::text)::uuid FROM runs) AND model_id = (SELECT id FROM models WHERE name = 'scale-003')
           AND benchmark_task_id = (SELECT id FROM benchmark_tasks WHERE key = 'scale-1')`,
      );
    const coverage = async () => (await compare()).scopes[0]?.entries[2]?.coverage;
    await lose('min');
    expect(await coverage()).toMatchObject({ planned: 158, missing: 0, scored: 158 });
    await lose('max');
    // The later run lost both of its own: they are missing now, and so are those of the earlier one.
    expect(await coverage()).toMatchObject({ planned: 160, missing: 4, scored: 156 });
  });

  it('leave as rows', async () => {
    const csv = await file('csv');
    expect(csv.type).toContain('text/csv');
    expect(csv.text.trimEnd().split('\n')).toHaveLength(241);
    const lines = (await file('jsonl')).text.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as Result).runId)).toEqual(Array(240).fill(runId));
    expect(JSON.parse((await file('json')).text)).toHaveLength(240);
  });

  it('leave as test cases, one suite per model', async () => {
    const { text, name } = await file('junit');
    const { document } = new JSDOM(text, { contentType: 'application/xml' }).window;
    expect(name).toMatch(/assay-run-\w{8}\.xml/);
    expect([...document.querySelectorAll('testsuite')].map((suite) => suite.getAttribute('name'))).toEqual(
      NAMES.map((model) => `${model}@scale`),
    );
    expect(document.querySelectorAll('testcase')).toHaveLength(240);
    const failures = document.querySelector('testsuites')?.getAttribute('failures');
    expect(document.querySelectorAll('failure')).toHaveLength(Number(failures));
    expect(document.querySelectorAll('error')).toHaveLength(2);
  });

  it('leave as a report with the finding first', async () => {
    const html = await file('html');
    const { document } = new JSDOM(html.text).window;
    expect(html.type).toContain('text/html');
    expect(document.querySelector('.finding')?.textContent).toMatch(/scale-00/);
    expect(document.querySelectorAll('.heat tbody tr')).toHaveLength(40);
    const markdown = (await file('markdown')).text;
    expect(markdown.split('\n')[2]).toMatch(/^\*\*.*scale-00/);
  });

  it('leave as times', async () => {
    const lines = (await file('benchstat')).text.trimEnd().split('\n');
    expect(lines).toHaveLength(3 + 238);
    expect(lines[3]).toMatch(
      /^BenchmarkAnswer\/model=scale-\d+\/server=scale\/task=scale-\d+\/type=\w+\t1\t\d+ ns\/op$/,
    );
  });

  it('are found again as a run', async () => {
    expect((await app.get<Run>(`/api/benchmarks/runs/${runId}`)).counts.total).toBe(240);
    const nowhere = await fetch(`${app.url}/api/benchmarks/export?runId=00000000-0000-7000-8000-000000000000`);
    expect([nowhere.status, ((await nowhere.json()) as { code: string }).code]).toEqual([404, 'not_found']);
    const unknown = await fetch(`${app.url}/api/benchmarks/export?runId=${runId}&format=pdf`);
    expect(unknown.status).toBe(400);
  });
});
