import type { CodeLimits, CodeProgram, TestRun, TestScript } from '@assay/domain/run';
import type { Testers } from '../engines/testers';
import type { Candidate } from './candidate';
import { TestConversation, type TestProblem } from './test-conversation';

/** What a test is run with. */
export interface TestJob {
  readonly program: CodeProgram;
  readonly test: TestScript;
  readonly limits: CodeLimits;
}

const PASSED: TestProblem = { verdict: 'pass', reason: 'All tests passed.' };

/** Loads a program, then lets a test script call it from a process of its own. */
export async function runTest(
  candidate: Candidate,
  testers: Testers,
  { program, test, limits }: TestJob,
  timeIsOver: () => boolean,
): Promise<TestRun> {
  const { problem, chosen } = await candidate.load(program);
  const conversation = new TestConversation(candidate, limits, timeIsOver);
  const ended =
    problem ??
    (await testers.with(program.language, test.scope ?? null, async (tester) => {
      const { problem: failed, again } = await conversation.run(tester, test.script, program.entryPoint);
      return { result: failed, again };
    }));
  const { verdict, reason } = ended ?? PASSED;
  return { verdict, reason, chosen, printed: conversation.printed };
}
