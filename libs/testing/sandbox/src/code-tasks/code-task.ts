import type { TaskDraft } from '@assay/contracts';

/** A task of code in one of the two forms that public benchmarks have, with answers that are known. */
export interface CodeTask {
  readonly key: string;
  readonly language: 'python' | 'javascript';
  readonly entryPoint: string;
  /** The code that the task begins: imports, helpers, the signature with what it shall do. Empty in the form with asserts only. */
  readonly prompt: string;
  /** `check(candidate)`, or a list of asserts. */
  readonly test: string;
  /** The body of the function, indented, where there is a prompt; else the whole function. */
  readonly right: string;
  readonly wrong: string;
}

/** As an importer would write it. */
export function draftOf({ key, language, entryPoint, prompt, test }: CodeTask): TaskDraft {
  const begun = prompt === '' ? {} : { prompt };
  return {
    key: `spec/${key}`,
    taskType: 'code_generation',
    category: 'spec',
    taskDescription: `Write ${entryPoint}.`,
    expectedOutput: '',
    evaluationCriteria: { scorers: [{ type: 'code_tests', language, entryPoint, test, ...begun }] },
  };
}

/** The whole program of a solution. */
export function programOf({ prompt }: CodeTask, solution: string): string {
  return prompt === '' ? solution : `${prompt}${solution}`;
}
