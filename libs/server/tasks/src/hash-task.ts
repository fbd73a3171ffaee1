import { createHash } from 'node:crypto';
import type { TaskDraft } from '@assay/contracts';
import { criteriaPart, promptPart, wholeTask } from '@assay/domain/task-file';
import type { HashedTask } from '@assay/server/persistence';

/** A task with the SHA-256 of what it asks, of how it is scored, and of all of it. */
export function hashTask(draft: TaskDraft): HashedTask {
  return {
    draft,
    promptHash: sha256(promptPart(draft)),
    criteriaHash: sha256(criteriaPart(draft)),
    contentHash: sha256(wholeTask(draft)),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
