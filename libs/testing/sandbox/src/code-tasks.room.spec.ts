import { draftOf, programOf, type CodeTask } from './code-tasks/code-task';
import { JAVASCRIPT_TASKS } from './code-tasks/javascript-tasks';
import { PYTHON_TASKS } from './code-tasks/python-tasks';
import { TAMPERING } from './code-tasks/tampering';
import { useSandbox } from './use-sandbox';

const { score } = useSandbox();

/** In the whole suite, which has little time, every third; `npm run test:unit -- code-tasks` runs all. */
const step = process.env['SANDBOX_SPECS'] === 'quick' ? 3 : 1;
const every = <Item>(items: readonly Item[], first = 0): readonly Item[] =>
  items.filter((_, at) => at % step === first % step);

const TASKS = [...PYTHON_TASKS, ...JAVASCRIPT_TASKS];
const named = (tasks: readonly CodeTask[]) => tasks.map((task) => [task.key, task] as const);

/** Shapes of an answer, one after the other over the tasks. */
const SHAPES: readonly ((task: CodeTask, solution: string) => string)[] = [
  (task, solution) => `Here is it:\n\n${fenced(task, programOf(task, solution))}\n\nIt does what was asked.`,
  (task, solution) => programOf(task, solution),
  (task, solution) => (task.prompt === '' ? fenced(task, solution) : solution),
  (task, solution) => `${fenced(task, 'print("first try")')}\n\nBetter:\n\n${fenced(task, programOf(task, solution))}`,
];

function fenced({ language }: CodeTask, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

function answerTo(task: CodeTask, solution: string): string {
  const shape = SHAPES[TASKS.indexOf(task) % SHAPES.length] ?? programOf;
  return shape(task, solution);
}

async function judged(task: CodeTask, answer: string) {
  const { evaluation } = await score(draftOf(task), answer);
  const { status, accuracy, reason, extracted } = evaluation;
  return { status, accuracy, reason, extracted };
}

describe('tasks of code', () => {
  it('are twenty', () => expect(TASKS).toHaveLength(20));

  it.each(named(every(TASKS)))('%s passes what is right', async (_, task) => {
    expect(await judged(task, answerTo(task, task.right))).toMatchObject({ status: 'scored', accuracy: 1 });
  });

  it.each(named(every(TASKS, 1)))('%s fails what is wrong', async (_, task) => {
    expect(await judged(task, answerTo(task, task.wrong))).toMatchObject({ status: 'scored', accuracy: 0 });
  });

  it.each(every(TAMPERING, 2).map((each) => [each.how, each] as const))('none passes %s', async (_, tampering) => {
    const tasks = TASKS.filter(({ language, key }) => language === tampering.language && key !== 'raises');
    const at = TAMPERING.indexOf(tampering);
    for (const task of [tasks[at % tasks.length], tasks[(at * 7 + 3) % tasks.length]]) {
      if (task === undefined) continue;
      const program = tampering.program.replaceAll('NAME', task.entryPoint);
      expect(await judged(task, fenced(task, program))).toMatchObject({ status: 'scored', accuracy: 0 });
    }
  });
});
