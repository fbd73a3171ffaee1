import type { NightChange } from '@assay/contracts';

/** Conditions of a model in a night, by name; null = the server does not tell. */
export type Conditions = Readonly<Record<string, string | null>>;

/** What differs between two nights, in the order of the later one. Unknown on either side is no change. */
export function changedConditions(before: Conditions, after: Conditions): NightChange[] {
  return Object.entries(after).flatMap(([setting, now]) => {
    const was = before[setting] ?? null;
    return was === null || now === null || was === now ? [] : [{ setting, before: was, after: now }];
  });
}
