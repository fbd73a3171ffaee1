import type { Result } from '@assay/contracts';
import { type ResultReport, writeHtml, writeMarkdown } from '@assay/domain/report';
import type { ResultColumn } from '@assay/server/persistence';
import { compareModels, type ComparedCell } from '@assay/domain/comparison';
import { JSDOM } from 'jsdom';
import { Readable } from 'node:stream';
import { aResult, each, whole } from './a-result';
import { writeBenchstat } from './write-benchstat';
import { writeJunit } from './write-junit';
import { writeCsv, writeJson, writeJsonl } from './write-rows';

/** What somebody might put into an answer, a title or a model's name. */
const HOSTILE = `</pre><script>alert(1)</script> & "quotes" 'too' ]]> \u0000\u000b\ud800 | \`code\` [x](http://evil)`;

const column = (over: Partial<ResultColumn> = {}): ResultColumn => ({
  ...{ model: 'qwen3:8b', server: 'desk', serverId: 's', results: 4, failed: 1, unscored: 1, missing: 1 },
  executionMs: 2_000,
  ...over,
});

function cell(model: string, task: number, right: boolean): ComparedCell {
  return {
    ...{ model, taskId: `t${task}`, planned: 1, trials: 1, scoreSum: Number(right), scoreSquares: Number(right) },
    ...{ passes: Number(right), missing: 0, unscored: 0, noJudge: 0, flagged: 0, timesMs: [500 + task] },
    ...{ tokensPerSecond: null, relevance: null },
  };
}

function aReport(title = 'Nightly'): ResultReport {
  const tasks = Array.from({ length: 12 }, (_, task) => task);
  const compared = compareModels({
    models: ['good', 'bad'].map((name) => ({ name, serverId: 's', sizeBytes: null })),
    tasks: tasks.map((task) => ({
      ...{ taskId: `t${task}`, key: `t${task}`, title: task === 0 ? HOSTILE : `Task ${task}` },
      ...{ taskType: 'reasoning', category: 'sums' },
    })),
    cells: tasks.flatMap((task) => [cell('good', task, true), cell('bad', task, task > 9)]),
  });
  const facts = [['Judge', HOSTILE]] as const;
  return { title, facts, columns: [column()], ...compared, writtenAt: '2026-01-02T03:04:05.000Z' };
}

describe('a file that is written while results are read', () => {
  it.each([
    ['CSV', writeCsv],
    ['JSONL', writeJsonl],
    ['JSON', writeJson],
    ['JUnit', (results: AsyncIterable<Result>) => writeJunit('title', [column()], () => results)],
  ] as const)('F66 as %s ends its reading when the client leaves', async (_kind, write) => {
    let read = 0;
    let left = false;
    async function* endless(): AsyncGenerator<Result> {
      try {
        for (;;) {
          read += 1;
          yield await Promise.resolve(aResult());
        }
      } finally {
        left = true;
      }
    }
    const file = Readable.from(write(endless()));
    let pieces = 0;
    for await (const _piece of file) {
      pieces += 1;
      if (pieces === 10) break;
    }
    expect(left).toBe(true);
    expect(read).toBeLessThan(100);
  });
});

describe('writeJunit', () => {
  const of = () =>
    each(
      aResult(),
      aResult({ taskKey: HOSTILE, score: 0, passed: false, reason: HOSTILE, output: HOSTILE }),
      aResult({
        status: 'missing',
        outcome: 'server_error',
        output: null,
        score: null,
        passed: null,
        executionTime: null,
      }),
      aResult({ status: 'unscored', score: null, passed: null, reason: 'no judge' }),
    );

  it('is well-formed XML with a case per answer: failure, error, skipped', async () => {
    const xml = await whole(writeJunit(HOSTILE, [column()], of));
    const { document } = new JSDOM(xml, { contentType: 'application/xml' }).window;
    const suite = document.querySelector('testsuite');
    expect(suite?.getAttribute('name')).toBe('qwen3:8b@desk');
    expect(['tests', 'failures', 'errors', 'skipped'].map((name) => suite?.getAttribute(name))).toEqual([
      '4',
      '1',
      '1',
      '1',
    ]);
    expect([...document.querySelectorAll('testcase')].map((one) => one.firstElementChild?.tagName ?? 'passed')).toEqual(
      ['passed', 'failure', 'error', 'skipped'],
    );
    expect(document.querySelector('failure')?.textContent).toContain('<script>alert(1)</script>');
    expect(document.querySelector('testcase')?.getAttribute('time')).toBe('1.250');
  });
});

describe('writeHtml', () => {
  const failed = aResult({ passed: false, score: 0, output: HOSTILE, reason: HOSTILE, taskTitle: HOSTILE });

  it('says the finding first, and opens offline: no script, no address, hostile text as text', async () => {
    const html = await whole(writeHtml(aReport(HOSTILE), each(failed), 10));
    const { document } = new JSDOM(html).window;
    expect(document.querySelectorAll('script, link, img, iframe, [src], [href], [onclick], [onload]')).toHaveLength(0);
    expect(html).not.toMatch(/url\(|@import|src=|href=/);
    expect(document.querySelector('.finding')?.textContent).toContain('good is better overall');
    expect(document.querySelector('pre')?.textContent).toContain('</pre><script>alert(1)</script>');
    expect(document.querySelector('h1')?.textContent).toContain('<script>');
    expect(document.querySelectorAll('.heat tbody tr')).toHaveLength(12);
    expect(document.querySelector('li.better')?.textContent).toContain('good is better than bad');
  });

  it('shows so many failures and counts the others', async () => {
    const report = { ...aReport(), columns: [column({ failed: 3 })] };
    const html = await whole(writeHtml(report, each(failed, failed, failed), 2));
    expect(new JSDOM(html).window.document.querySelectorAll('details')).toHaveLength(2);
    expect(html).toContain('the first 2 of 3');
  });

  it('has no comparison where nothing is compared', async () => {
    const report = { ...aReport(), scopes: [], grid: [], columns: [] };
    const html = await whole(writeHtml(report, each(), 10));
    expect(new JSDOM(html).window.document.querySelector('.finding')).toBeNull();
  });
});

describe('writeMarkdown', () => {
  it('says the finding first, and keeps hostile text in its cell', async () => {
    const lines = (await whole(writeMarkdown(aReport()))).split('\n');
    expect(lines[0]).toBe('# Nightly');
    expect(lines[2]).toContain('**good is better overall');
    const row = lines.find((one) => one.includes('alert'));
    expect(row).toContain('\\<script\\>');
    const task = lines.find((one) => one.startsWith('|') && one.includes('alert')) ?? '';
    // Task, type and two models: five bars that nobody escaped.
    expect(task.replaceAll('\\|', '').split('|')).toHaveLength(6);
    expect(task).not.toContain('[x](');
  });
});

describe('writeBenchstat', () => {
  it('has a line per timed answer that no flag spoils', async () => {
    const text = await whole(
      writeBenchstat(
        each(
          aResult({ model: 'org/a model', taskKey: 'sum 1' }),
          aResult({ flags: ['cold'] }),
          aResult({ flags: ['cut_off'], metrics: { ...aResult().metrics, tokensPerSecond: null, firstTokenMs: null } }),
          aResult({ executionTime: null }),
        ),
      ),
    );
    expect(text).toBe(
      [
        'pkg: assay',
        'Unit tokens/s better=higher',
        'Unit ns/first-token better=lower',
        'BenchmarkAnswer/model=org_a_model/server=desk/task=sum_1/type=reasoning\t1\t1250000000 ns/op\t41.26 tokens/s\t90000000 ns/first-token',
        'BenchmarkAnswer/model=qwen3:8b/server=desk/task=sum-1/type=reasoning\t1\t1250000000 ns/op',
        '',
      ].join('\n'),
    );
  });
});

describe('rows', () => {
  it('are CSV that runs no formula', async () => {
    const [head, row] = (await whole(writeCsv(each(aResult({ output: '=HYPERLINK("x")', model: '@m' }))))).split('\n');
    expect(head?.split(',').slice(0, 3)).toEqual(['id', 'run_id', 'task_key']);
    expect(row).toContain(`"'=HYPERLINK(""x"")"`);
    expect(row).toContain(`,'@m,`);
  });

  it('are JSON and JSONL of what the API shows, also with none', async () => {
    expect(JSON.parse(await whole(writeJson(each(aResult(), aResult({ id: 'r2' })))))).toHaveLength(2);
    expect(JSON.parse(await whole(writeJson(each())))).toEqual([]);
    const lines = (await whole(writeJsonl(each(aResult({ output: 'a\nb' }), aResult())))).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ output: 'a\nb' });
  });
});
