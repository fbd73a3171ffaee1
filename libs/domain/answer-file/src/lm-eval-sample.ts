import { RowRefused, shown, type FileRow } from '@assay/domain/score-file';
import type { RawAnswer } from './raw-answer';

/** Whether a line is a sample of lm-evaluation-harness (`samples_*.jsonl`). */
export function isLmEvalSample({ fields }: FileRow): boolean {
  return 'doc_id' in fields && 'resps' in fields;
}

/** The answers of one sample: one for each repeat. Its document says which task it is, `doc_id` where that does not. Throws `RowRefused`. */
export function lmEvalAnswers({ line, fields }: FileRow, model: string): readonly RawAnswer[] {
  const { doc_id: id, doc, resps } = fields;
  if (typeof id !== 'number' && typeof id !== 'string')
    throw new RowRefused(line, `doc_id must be a number, not ${shown(id)}.`);
  const texts = Array.isArray(resps) ? resps.flat() : [];
  if (texts.length === 0) throw new RowRefused(line, `resps must be a list of answers, not ${shown(resps)}.`);
  return texts.map((output: unknown, at) => {
    if (typeof output !== 'string')
      throw new RowRefused(
        line,
        'resps holds log-likelihoods, not texts: there is no answer to score. Run the task as generate_until.',
      );
    const task = { record: doc, name: String(id) };
    return { line, task, model, epoch: at + 1, output, thinking: null, durationMs: null };
  });
}

/** Several filters make several lines of one answer: the place of a sample among them, for leaving out the others. */
export function sampleOf({ fields }: FileRow): string {
  return JSON.stringify([fields['doc_id'], fields['doc_hash'] ?? null]);
}
