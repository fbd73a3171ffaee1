import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ResultDetail } from '@assay/contracts';
import { FakeApi, Refusal } from '../fake-api';
import { RESULTS_ROUTES } from '../results.routes';
import { aRun } from '../run/fixtures';
import { aDetail, aJudgement, anEvaluation, aScore } from './fixtures';

describe('AnswerPage', () => {
  let root: HTMLElement;
  let api: FakeApi;
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  };
  const open = async (answer: ResultDetail | Refusal, list: readonly string[] = ['r0', 'r1', 'r2']) => {
    const results = list.map((id) => aDetail({ id }));
    api = new FakeApi()
      .answer('GET /api/benchmarks/runs/run-1', aRun())
      .answer('GET /api/benchmarks/results', { items: results, nextCursor: null, total: results.length })
      .answer('GET /api/servers', { items: [], nextCursor: null, total: 0 })
      .answer('GET /api/benchmarks/results/r1', answer)
      .answer('GET /api/benchmarks/results/r2', aDetail({ id: 'r2', taskTitle: 'The next one' }));
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([api.interceptor])),
        provideRouter([{ path: 'benchmarks/results', children: RESULTS_ROUTES }], withComponentInputBinding()),
      ],
    });
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/benchmarks/results/run-1/r1?show=failed');
    await settle();
    root = harness.fixture.nativeElement as HTMLElement;
  };
  const text = (selector: string): string =>
    root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

  it('begins with the reason, and shows expected beside got', async () => {
    const wrong = aScore({ passed: false, value: 0, got: '208' });
    await open(aDetail({ passed: false, score: 0, scores: [wrong] }));
    expect(text('h1')).toBe('Did not pass: got 208, expected 204');
    expect(text('tbody .expected')).toBe('204');
    expect(text('tbody .got')).toBe('208');
  });

  it('makes no element of what the model wrote, wherever it stands', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const score = aScore({ passed: false, value: 0, got: evil, expected: evil, reason: evil });
    await open(
      aDetail({
        output: evil,
        thinking: evil,
        expectedOutput: evil,
        passed: false,
        scores: [score],
        taskTitle: evil,
        reason: evil,
        request: { messages: [{ role: 'user', content: evil }], options: { stop: evil } },
      }),
    );
    expect(root.querySelector('img')).toBeNull();
    expect(root.textContent).toContain(evil);
  });

  it("shows each requirement beside the judge's quote, marks a quote that is not there, and says what was not measured", async () => {
    const judgements = [
      aJudgement(),
      aJudgement({
        item: '0/refund',
        requirement: 'Offers the refund',
        met: false,
        evidence: '',
        supported: false,
        must: false,
        points: 1,
      }),
      aJudgement({ item: '0/date', requirement: 'Names a date', evidence: 'on Monday', supported: false }),
    ];
    const score = aScore({ scorer: 'judge', expected: null, got: null, value: 0.8, passed: true });
    await open(
      aDetail({
        scores: [score],
        evaluations: [
          anEvaluation({ judgements }),
          anEvaluation({ id: 'e0', current: false, judge: null, judgedBy: null }),
        ],
      }),
    );
    const rows = [...root.querySelectorAll('assay-why-table tbody tr')].map((row) =>
      row.textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(rows.some((row) => /Judge checklist ?phi4:14b on workstation/.test(row))).toBe(true);
    expect(rows.find((row) => row.includes('parcel is late'))).toMatch(
      /\(must\) ?met ?“held at the Leipzig depot since Friday”.*2 \/ 2/,
    );
    expect(rows.find((row) => row.includes('refund'))).toMatch(/not met.*No quote.*0 \/ 1/);
    expect(rows.filter((row) => row.includes('The quote is not in the answer.'))).toEqual([
      expect.stringContaining('Names a date'),
    ]);
    expect(rows.find((row) => row.includes('relevance'))).toContain('not measured');
    expect(text('assay-evaluation-versions summary')).toBe('2 scorings');
  });

  it('says what to do where there is no answer', async () => {
    const error = { code: 'server_error', message: 'the connection was reset', hint: 'Run it again.' };
    await open(
      aDetail({
        status: 'missing',
        outcome: 'server_error',
        output: null,
        score: null,
        passed: null,
        scores: [],
        error,
      }),
    );
    expect(text('h1')).toBe('No answer: the connection was reset');
    expect(text('.why p')).toBe('Run it again.');
    expect(root.textContent).toContain('The model gave no answer.');
  });

  it('pages through the list with J, keeping its filter', async () => {
    await open(aDetail());
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ' }));
    await settle();
    expect(TestBed.inject(Router).url).toBe('/benchmarks/results/run-1/r2?show=failed');
    expect(text('.where')).toContain('The next one');
    expect(api.asked.filter((one) => one.startsWith('GET /api/benchmarks/results?'))).toHaveLength(1);
  });

  it('has a state of its own for an answer that does not exist', async () => {
    await open(new Refusal('not_found'));
    expect(text('h3')).toBe('There is no answer at this address');
  });
});
