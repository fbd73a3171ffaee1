import type { TaskDraft } from '@assay/contracts';
import type { Fields } from '../fields';
import type { RawTask } from '../raw-task';

/** What is known of a file beside its records. */
export interface FormatContext {
  /** Without its folder; null where the file has no name. Some formats say their subject only there. */
  readonly fileName: string | null;
}

/** One way in which other people write tasks, and how its records become ours. */
export interface PublicFormat {
  readonly name: string;
  /** Whether one raw value of a file (a row, or a whole document) is of this format. Looks at its fields only. */
  readonly looksLike: (value: unknown) => boolean;
  /** The records inside of one raw value, each with its own lines; absent where the value is the record. */
  readonly records?: (raw: RawTask) => readonly RawTask[];
  /** True where keys are made of what is asked, so that the same record twice is another task and no mistake. */
  readonly keyedByContent?: boolean;
  /** A record as a task; undefined (and a problem at the field) where it cannot be one. */
  readonly toTask: (fields: Fields, context: FormatContext) => TaskDraft | undefined;
}
