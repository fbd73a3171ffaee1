import type { SandboxReport } from '@assay/domain/run';
import type { RunDraft } from './run-draft';
import { planProblems } from './plan-problems';

type Model = RunDraft['models'][number];

function draft(
  parts: Partial<RunDraft> & { readonly capabilities?: readonly string[]; readonly remote?: boolean } = {},
): RunDraft {
  const { capabilities = ['completion'], remote = false, ...rest } = parts;
  const served = { tag: 'alpha', capabilities, remote } as unknown as Model['served'];
  return {
    tasks: [
      {
        id: 't',
        key: 'sum',
        taskType: 'reasoning',
        criteria: { scorers: [{ type: 'number' }] },
        options: {},
        variants: 2,
        longest: 40,
      },
    ],
    suite: null,
    models: [{ served, numCtx: 2_048, sampling: {} }],
    epochs: 2,
    judge: null,
    missingJudge: null,
    options: {},
    ...rest,
  };
}

const codes = (of: RunDraft): string[] => planProblems(of, null).map(({ level, code }) => `${level} ${code}`);

describe('planProblems', () => {
  it('finds nothing in a plain plan', () => {
    expect(codes(draft())).toEqual([]);
  });

  it('says which tasks will stay without a score', () => {
    const tasks = [
      { ...draft().tasks[0], key: 'essay', criteria: 'Be polite.' },
      { ...draft().tasks[0], key: 'code', criteria: { scorers: [{ type: 'code_tests', language: 'python' }] } },
    ] as unknown as RunDraft['tasks'];
    const sandbox = { level: 'unavailable', reason: 'No bubblewrap.' } as SandboxReport;
    const plan = draft({ tasks, missingJudge: 'big-judge' });
    const problems = planProblems(plan, sandbox);
    expect(problems.map(({ code, taskKeys }) => [code, taskKeys])).toEqual([
      ['no_judge', ['essay']],
      ['not_available', ['code']],
    ]);
    expect(problems[0]?.message).toContain('big-judge');
    expect(problems[1]?.message).toContain('No bubblewrap.');
    expect(planProblems(plan, { ...sandbox, level: 'standard' }).map(({ code }) => code)).toEqual(['no_judge']);
  });

  it('says that repeats at temperature 0 count once, only where a variant is asked twice', () => {
    expect(codes(draft({ options: { temperature: 0 } }))).toEqual([]);
    expect(codes(draft({ options: { temperature: 0 }, epochs: 3 }))).toEqual(['warning repeats_count_once']);
    expect(codes(draft({ options: { temperature: 0.1 }, epochs: 3 }))).toEqual([]);
  });

  it.each<[string, Parameters<typeof draft>[0]]>([
    ['error unsupported', { capabilities: ['embedding'] }],
    ['warning no_thinking', { options: { think: true } }],
    ['warning context_smaller', { options: { numCtx: 4_096 } }],
    ['warning remote_model', { remote: true }],
  ])('warns of a model: %s', (problem, parts) => {
    expect(codes(draft(parts))).toEqual([problem]);
  });
});
