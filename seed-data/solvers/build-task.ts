import type { TaskDraft } from '@assay/contracts';
import { exportTask } from '@assay/domain/task-file';
import type { Family } from './family';

/** The task of a family: one variant for each seed; the top level repeats the first variant. */
export function buildTask({ plan, variant }: Family): TaskDraft {
  const variants = plan.seeds.map((seed) => variant(seed).variant);
  const [first] = variants;
  if (first === undefined) throw new Error(`${plan.id} has no seeds.`);
  return {
    key: `${plan.taskType}.${plan.id}`,
    taskType: plan.taskType,
    category: plan.category,
    ...first,
    evaluationCriteria: plan.criteria,
    title: plan.title,
    difficulty: plan.difficulty,
    tags: plan.tags,
    lang: 'en',
    ...(plan.messages === undefined ? {} : { messages: plan.messages }),
    options: { numPredict: plan.numPredict },
    variants,
    source: 'Written for Assay',
    licence: 'MIT',
  };
}

/** The text of a core task's file: a head of comments with the evidence for its difficulty, then the task. */
export function taskFileText(family: Family): string {
  const { taskType, id, difficulty, seeds, evidence } = family.plan;
  const head = [
    'yaml-language-server: $schema=../../task.schema.json',
    `Made by seed-data/solvers/${folderOf(taskType)}/${id}.ts from the seeds ${seeds.join(', ')}. Change that file and run`,
    '`node seed-data/solvers/regenerate.mjs`; a change of this file alone fails the specs.',
    `Difficulty ${difficulty}:`,
    ...evidence.map((line) => `- ${line}`),
  ];
  return `${head.map((line) => `# ${line}\n`).join('')}${exportTask(buildTask(family), 'yaml')}`;
}

/** `code_analysis` → `code-analysis`: programs are named with hyphens. */
export function folderOf(taskType: string): string {
  return taskType.replaceAll('_', '-');
}
