import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TaskDraft, TaskVariant } from '@assay/contracts';
import { NoSandbox } from '@assay/domain/run';
import { checkTaskFile, completeReading, parseTaskFile } from '@assay/domain/task-file';

const seedData = join(__dirname, '..');

/** Every core task of a type, as an import would write it: with the source of its checker. */
export async function coreTasks(taskType: string): Promise<readonly TaskDraft[]> {
  const folder = join(__dirname, taskType);
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return Promise.all(names.map((name) => readTask(folder, name)));
}

async function readTask(folder: string, name: string): Promise<TaskDraft> {
  const text = readFileSync(join(folder, name), 'utf8');
  const { reading, invalid } = await completeReading(parseTaskFile(text, { fileName: name }), {
    sandbox: new NoSandbox('Core tasks list their variants.'),
    sources: { shipped: (checker) => Promise.resolve(checkerSource(checker)) },
  });
  const checked = checkTaskFile(reading);
  const problems = [...invalid, ...checked.invalid];
  const [task] = checked.tasks;
  if (problems.length > 0 || task === undefined || checked.tasks.length !== 1) {
    throw new Error(`${name} should hold one valid task: ${JSON.stringify(problems)}`);
  }
  return task.draft;
}

/** The source of a checker that ships with Assay. */
export function checkerSource(name: string): string {
  return readFileSync(join(seedData, 'checkers', `${name}.js`), 'utf8');
}

/** Variants with their numbers from 1. */
export function variantsOf(task: TaskDraft): readonly (readonly [number, TaskVariant])[] {
  return (task.variants ?? []).map((variant, at) => [at + 1, variant]);
}
