import type { ComparisonEntry, ComparisonScope } from '@assay/contracts';
import type { ResultReport } from './result-report';
import { writeHtml } from './write-html';
import { writeMarkdown } from './write-markdown';

const entry = (tries: readonly number[]): ComparisonEntry => ({
  name: 'A',
  accuracy: { value: 0.5, low: 0.4, high: 0.6, n: 10, trials: 30 },
  passRate: 0.5,
  passAtK: tries.map((k) => ({ k, value: 0.9, tasks: 10, excluded: 0 })),
  passHatK: tries.map((k) => ({ k, value: 0.1, tasks: 10, excluded: 0 })),
  relevance: null,
  speed: { medianMs: 1_000, quartilesMs: null, slowestMs: null, tokensPerSecond: null, n: 1, flagged: 0 },
  coverage: { value: 1, scored: 30, planned: 30, missing: 0, unscored: 0 },
  rank: [1, 2],
  bounds: null,
});
const report = (tries: readonly number[]): ResultReport => ({
  ...{ title: 'Two models', facts: [], columns: [], family: 'Holm.', grid: [], notes: [], writtenAt: '2026-01-01' },
  scopes: [
    {
      ...{ scope: 'overall', tasks: 10, dropped: 0, entries: [entry(tries)], pairs: [] },
      recommendation: { name: null, tiedWith: [], verdict: null, reason: 'Nothing.', doubt: null },
    } satisfies ComparisonScope,
  ],
});
const html = async (of: ResultReport): Promise<string> => {
  const pieces: string[] = [];
  for await (const piece of writeHtml(of, [], 0)) pieces.push(piece);
  return pieces.join('');
};

describe('a report of a comparison', () => {
  it('holds pass@k and pass^k for the most tries', async () => {
    expect([...writeMarkdown(report([1, 3]))].join('')).toMatch(
      /\| Passed \| pass@3 \| pass\^3 \|[\s\S]*\| 50 % \| 90 % \| 10 % \|/,
    );
    expect(await html(report([1, 3]))).toMatch(/pass@3[\s\S]*pass\^3[\s\S]*90 %[\s\S]*10 %/);
  });

  it('has no such columns where every task was tried once: they would repeat the pass rate', async () => {
    expect([...writeMarkdown(report([1]))].join('')).not.toContain('pass@');
    expect(await html(report([1]))).not.toContain('pass@');
  });

  it('keeps green and red for verdicts: a task is the darker the more of it was right', async () => {
    const cells = [0, 1, null].map((accuracy, at) => ({
      ...{ name: `m${at}`, accuracy, trials: 1, missing: 0, flagged: 0, resultId: null, runId: null },
    }));
    const task = { taskId: 't', key: 't', title: 'Task', taskType: 'reasoning', category: 'c', cells };
    const text = await html({ ...report([1]), grid: [task] });
    expect(text).toMatch(/var\(--accent\) 0%[\s\S]*0 %[\s\S]*var\(--accent\) 45%[\s\S]*100 %[\s\S]*–/);
    expect(text).not.toMatch(/style="background[^"]*--(passed|failed)/);
  });
});
