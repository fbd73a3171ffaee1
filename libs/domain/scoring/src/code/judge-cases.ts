import type { CallOutcome, CasesRun, CodeVerdict, TestRun } from '@assay/domain/run';
import type { CodeCase } from './code-case';
import { isExpected } from './compare-values';
import { showValue } from './show-value';

/** How a program did altogether. */
export interface CodeReport {
  readonly verdict: CodeVerdict;
  /** One sentence: of the first case that failed. */
  readonly reason: string;
  readonly passed: number;
  readonly total: number;
  readonly expected: string | null;
  readonly got: string | null;
  /** What it printed in the case that decided, or in its test; empty for nothing. */
  readonly printed: string;
}

/** Holds what a program gave against what was expected: here and nowhere else is that known. */
export function judgeCases(entryPoint: string, cases: readonly CodeCase[], run: CasesRun): CodeReport {
  const total = cases.length;
  if (run.problem !== null) return { ...NOTHING, ...run.problem, total };
  const judged = cases.map((each, at) => judgeCase(entryPoint, each, run.calls[at] ?? { kind: 'not_run' }));
  const passed = judged.filter(({ verdict }) => verdict === 'pass').length;
  const deciding =
    judged.find(({ verdict }) => OVERRULING.has(verdict)) ?? judged.find(({ verdict }) => verdict !== 'pass');
  if (deciding === undefined) {
    return { ...NOTHING, verdict: 'pass', reason: `Right: ${inCases(total, total)}`, passed, total };
  }
  return { ...deciding, reason: `${deciding.reason} (${inCases(passed, total)})`, passed, total };
}

/** The report of a test script: all or nothing. */
export function judgeTest({ verdict, reason, printed }: TestRun): CodeReport {
  return { ...NOTHING, verdict, reason, printed, passed: verdict === 'pass' ? 1 : 0, total: 1 };
}

/** The report of an answer that holds no program. */
export function noCode(total: number): CodeReport {
  return { ...NOTHING, verdict: 'no_code', reason: 'There is no code in the answer', total };
}

const NOTHING = { passed: 0, total: 0, expected: null, got: null, printed: '' } as const;

/** One such case says something of all others. */
const OVERRULING: ReadonlySet<CodeVerdict> = new Set(['harness_error', 'tamper', 'sandbox_violation']);

type Judged = Omit<CodeReport, 'passed' | 'total'>;

function judgeCase(entryPoint: string, each: CodeCase, outcome: CallOutcome): Judged {
  const call = `${entryPoint}(${showArguments(each)})`;
  switch (outcome.kind) {
    case 'not_run':
      return { ...NOTHING, verdict: 'timeout', reason: `${call} was not reached` };
    case 'problem':
      return judgeProblem(call, each, outcome);
    case 'value':
      return judgeValue(call, each, outcome);
    default:
      return outcome satisfies never;
  }
}

type Problem = Extract<CallOutcome, { kind: 'problem' }>;
type Value = Extract<CallOutcome, { kind: 'value' }>;

function judgeProblem(call: string, { raises }: CodeCase, { problem, printed }: Problem): Judged {
  const { verdict, reason, error } = problem;
  const wanted = raises !== undefined && verdict === 'runtime_error';
  if (wanted && (raises === true || raises === error)) return { ...NOTHING, verdict: 'pass', reason: 'Right' };
  const expected = typeof raises === 'string' ? raises : null;
  return { ...NOTHING, verdict, reason: `${call}: ${lowerFirst(reason)}`, expected, got: error ?? null, printed };
}

function judgeValue(call: string, each: CodeCase, { value, after, printed }: Value): Judged {
  const { expected, raises, compare } = each;
  const wrong = (wanted: string, got: string): Judged => {
    const reason = `${call} gave ${got} instead of ${wanted}`;
    return { verdict: 'wrong_answer', reason, expected: wanted, got, printed };
  };
  if (raises !== undefined) return wrong(raises === true ? 'an error' : raises, showValue(value));
  if (expected !== undefined && !isExpected(expected, value, compare)) {
    return wrong(showValue(expected), showValue(value));
  }
  if (each.after !== undefined && !isExpected([...each.after], [...after], compare === 'exact' ? 'exact' : 'equal')) {
    return {
      ...wrong(showValue([...each.after]), showValue([...after])),
      reason: `${call} left wrong arguments behind`,
    };
  }
  return { ...NOTHING, verdict: 'pass', reason: 'Right' };
}

function showArguments({ args, kwargs = {} }: CodeCase): string {
  const named = Object.entries(kwargs).map(([name, value]) => `${name}=${showValue(value, 60)}`);
  const shown = [...args.map((arg) => showValue(arg, 60)), ...named].join(', ');
  return shown.length > 120 ? `${shown.slice(0, 119)}…` : shown;
}

function inCases(passed: number, total: number): string {
  return `${passed} of ${total} cases passed`;
}

function lowerFirst(sentence: string): string {
  const plain = /^(?:The|It|A|An) /.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
  return plain.replace(/\.$/, '');
}
