import { setImmediate } from 'node:timers/promises';
import type { JsonValue } from '@assay/contracts';
import {
  NoSandbox,
  type CallOutcome,
  type CasesRun,
  type CodeCall,
  type CodeLanguage,
  type CodeProgram,
  type CodeSandbox,
} from '@assay/domain/run';

/** Runs programs of ours side by side in one guest of the real sandbox: a process for each of them would take minutes. */
const DRIVERS: Readonly<Record<CodeLanguage, string>> = {
  javascript: `
const loaded = new Map();
function assayBatch(op, id, first, second) {
  if (op === 'call') return loaded.get(id)(...first);
  let parsed = false;
  for (const source of first) {
    let entry;
    try {
      entry = new Function(source.replace(/^export /gm, '') + '\\nreturn typeof ' + second + " === 'function' ? " + second + ' : null;')();
      parsed = true;
    } catch { continue; }
    if (entry !== null) { loaded.set(id, entry); return 'ready'; }
  }
  return parsed ? 'missing_entry' : 'load_error';
}`,
  python: `
loaded = {}
def assayBatch(op, id, first, second=None):
    if op == 'call':
        return loaded[id](*first)
    parsed = False
    for source in first:
        names = {'__name__': 'candidate'}
        try:
            exec(compile(source, 'candidate', 'exec'), names)
        except Exception:
            continue
        parsed = True
        if callable(names.get(second)):
            loaded[id] = names[second]
            return 'ready'
    return 'missing_entry' if parsed else 'load_error'
`,
};
const DRIVER_ENTRY = 'assayBatch';
/** Later readings leave out more and more lines of the same text. */
const MOST_READINGS = 12;

interface Waiting {
  readonly program: CodeProgram;
  readonly calls: readonly CodeCall[];
  readonly done: (run: CasesRun) => void;
}

/** A sandbox for one batch of answers: `score` asks it for runs, and all that were asked for run when `flush` is called. */
export class Batch {
  private readonly waiting: Waiting[] = [];
  readonly sandbox: CodeSandbox;

  constructor(private readonly real: CodeSandbox) {
    this.sandbox = Object.assign(new NoSandbox('Only programs run in a batch.'), {
      runCases: (program: CodeProgram, calls: readonly CodeCall[]) =>
        new Promise<CasesRun>((done) => this.waiting.push({ program, calls, done })),
    });
  }

  /** Runs everything that was asked for until now, one process for each language. */
  async flush(): Promise<void> {
    await setImmediate();
    const all = this.waiting.splice(0);
    for (const language of ['javascript', 'python'] as const) {
      await this.run(language, all.filter(({ program }) => program.language === language));
    }
  }

  private async run(language: CodeLanguage, all: readonly Waiting[]): Promise<void> {
    if (all.length === 0) return;
    const loads = all.map(({ program }, id) => ({ args: ['load', id, program.sources.slice(0, MOST_READINGS), program.entryPoint] as JsonValue[] }));
    const calls = all.map(({ calls: each }, id) => each.map(({ args }) => ({ args: ['call', id, [...args]] as JsonValue[] })));
    const program = { language, entryPoint: DRIVER_ENTRY, sources: [DRIVERS[language]] };
    const { problem, calls: outcomes } = await this.real.runCases(program, [...loads, ...calls.flat()]);
    if (problem !== null) throw new Error(`The batch did not run: ${problem.reason}`);
    let at = all.length;
    for (const [id, { calls: own, done }] of all.entries()) {
      const mine = outcomes.slice(at, at + own.length);
      at += own.length;
      done(runOf(outcomes[id], mine));
    }
  }
}

function runOf(load: CallOutcome | undefined, calls: readonly CallOutcome[]): CasesRun {
  const said = load?.kind === 'value' ? load.value : null;
  if (said === 'ready') return { problem: null, calls: calls.map(ownOutcome), chosen: 0 };
  const verdict = said === 'missing_entry' || said === 'load_error' ? said : 'harness_error';
  return { problem: { verdict, reason: `The program did not load: ${JSON.stringify(load)}` }, calls: [], chosen: null };
}

/** The arguments of the program are the third of the driver's. */
function ownOutcome(outcome: CallOutcome): CallOutcome {
  if (outcome.kind !== 'value') return outcome;
  const own = outcome.after[2];
  return { ...outcome, after: Array.isArray(own) ? (own as readonly JsonValue[]) : [] };
}
