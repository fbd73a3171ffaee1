import type { TaskDraft } from '@assay/contracts';
import { canonicalJson } from './canonical-json';
import { isEmpty } from './without-absent';

/** Of a prompt whose file does not say. */
export const DEFAULT_LANGUAGE = 'en';

/** All of a task that reaches the model, as canonical JSON: hash it to see whether the same thing was asked. */
export function promptPart(draft: TaskDraft): string {
  return canonicalJson({
    system: draft.system ?? null,
    messages: draft.messages ?? [],
    taskDescription: draft.taskDescription,
    options: draft.options ?? {},
    variants: (draft.variants ?? []).map(({ taskDescription }) => taskDescription),
  });
}

/** All of a task that decides its score, as canonical JSON: hash it to see whether answers were scored alike. */
export function criteriaPart(draft: TaskDraft): string {
  return canonicalJson({
    evaluationCriteria: draft.evaluationCriteria,
    expectedOutput: draft.expectedOutput,
    variants: (draft.variants ?? []).map(({ expectedOutput }) => expectedOutput),
  });
}

/**
 * A whole task as canonical JSON; fields that are absent, empty, or say what is stored without them (title and language) are alike:
 * equal texts mean that an import changes nothing.
 */
export function wholeTask(draft: TaskDraft): string {
  const filled = Object.entries(draft).filter(([, value]) => !isEmpty(value));
  return canonicalJson({ title: draft.key, lang: DEFAULT_LANGUAGE, ...Object.fromEntries(filled) });
}
