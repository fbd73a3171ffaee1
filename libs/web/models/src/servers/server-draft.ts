import { LIMITS, type ServerDraft } from '@assay/contracts';

/** The fields of the form as typed. */
export interface ServerFields {
  readonly name: string;
  readonly kind: string;
  readonly baseUrl: string;
  /** Empty = leave what is stored. */
  readonly key: string;
  readonly removeKey: boolean;
  readonly slots: number | null;
}

/** What is sent: an empty key changes nothing, a removed one is null. */
export function draftOf(fields: ServerFields): ServerDraft {
  const key = fields.removeKey ? null : fields.key.trim() || undefined;
  return {
    name: fields.name.trim(),
    kind: fields.kind === 'openai' ? 'openai' : 'ollama',
    baseUrl: fields.baseUrl.trim(),
    slots: fields.slots ?? LIMITS.slots.default,
    ...(key === undefined ? {} : { key }),
  };
}
