import type { CodeLanguage } from '@assay/domain/run';
import type { GuestProcess } from '../process/guest-process';

const IDLE_MS = 60_000;
/** After so many tests a process is replaced, so that nothing adds up. */
const MOST_TESTS = 50;
/** Processes that may wait for their next test. */
const MOST_WAITING = 4;

/** QuickJS starts in no time, and a second test in the same engine has broken it. */
const REUSED: ReadonlySet<CodeLanguage> = new Set(['python']);

interface Tester {
  readonly process: GuestProcess;
  readonly kind: string;
  tests: number;
  timer: NodeJS.Timeout | null;
}

/**
 * Processes that run test scripts. One that ran a test to its end runs the next of the same scope too: scripts of one author cannot
 * spoil those of another, and starting an interpreter is half of the work of a test.
 */
export class Testers {
  private readonly waiting: Tester[] = [];

  constructor(private readonly start: (language: CodeLanguage) => Promise<GuestProcess>) {}

  /** `work` says whether its process may be used again. Without a scope it never is. */
  async with<Result>(
    language: CodeLanguage,
    scope: string | null,
    work: (process: GuestProcess) => Promise<{ readonly result: Result; readonly again: boolean }>,
  ): Promise<Result> {
    const tester = await this.take(language, scope);
    let again = false;
    try {
      const done = await work(tester.process);
      again = done.again && scope !== null && REUSED.has(language);
      return done.result;
    } finally {
      if (again) this.keep(tester);
      else await remove(tester);
    }
  }

  /** Ends those that wait. */
  async close(): Promise<void> {
    await Promise.all(this.waiting.splice(0).map(remove));
  }

  private async take(language: CodeLanguage, scope: string | null): Promise<Tester> {
    const kind = `${language} ${scope ?? ''}`;
    const at = scope === null ? -1 : this.waiting.findIndex((each) => each.kind === kind && each.process.alive);
    const [known] = at < 0 ? [] : this.waiting.splice(at, 1);
    if (known === undefined) return { process: await this.start(language), kind, tests: 0, timer: null };
    if (known.timer !== null) clearTimeout(known.timer);
    known.process.wake();
    return known;
  }

  private keep(tester: Tester): void {
    tester.tests += 1;
    if (tester.tests >= MOST_TESTS) {
      void remove(tester);
      return;
    }
    tester.process.pause();
    tester.process.rest();
    tester.timer = setTimeout(() => tester.process.end(), IDLE_MS);
    tester.timer.unref();
    this.waiting.push(tester);
    if (this.waiting.length > MOST_WAITING) this.waiting.splice(0, 1).forEach((oldest) => void remove(oldest));
  }
}

async function remove({ process, timer }: Tester): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  await process.leave();
}
