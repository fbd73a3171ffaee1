import { createContext, Script } from 'node:vm';
import type { JsonValue, TaskDraft, TaskVariant } from '@assay/contracts';
import { NoSandbox, type CodeSandbox, type ProgramCall, type ProgramResult } from '@assay/domain/run';
import { evaluateAnswer, readCriteria, scoreWithPrograms, type AnswerEvaluation } from '@assay/domain/scoring';

/** The function of a module without imports, with texts of JSON in and out. */
function load(program: string, name: string): (args: string) => string {
  const script = `${program.replaceAll(/^export /gm, '')}\n(args) => JSON.stringify(${name}(...JSON.parse(args)))`;
  return new Script(script).runInContext(createContext({})) as (args: string) => string;
}

const programs = new Map<string, (args: string) => string>();

/** Runs checkers that ship with Assay in this process, as they are our own; nothing else. */
const sandbox: CodeSandbox = Object.assign(new NoSandbox('Only checkers run in process.'), {
  call({ program, function: name, args }: ProgramCall): Promise<ProgramResult> {
    const run = programs.get(program) ?? load(program, name);
    programs.set(program, run);
    return Promise.resolve({ ok: true, value: JSON.parse(run(JSON.stringify(args))) as JsonValue });
  },
});

/** Scores an answer to a task whose programs are checkers at most; `variant` from 1. */
export async function scoreInProcess(task: TaskDraft, variant: number, output: string): Promise<AnswerEvaluation> {
  const { taskDescription, expectedOutput } = variantOf(task, variant);
  const answer = { output, expectedOutput, criteria: readCriteria(task.evaluationCriteria) };
  const asked = { key: task.key, taskDescription, expectedOutput, variant };
  return evaluateAnswer(answer, await scoreWithPrograms(answer, asked, { sandbox }));
}

function variantOf(task: TaskDraft, variant: number): TaskVariant {
  const found = task.variants?.[variant - 1];
  if (found === undefined) throw new Error(`${task.key} has no variant ${variant}.`);
  return found;
}
