/** What one key does while labelling. */
export type LabelAction = 'yes' | 'no' | 'skip' | 'undo';

const KEYS: Readonly<Record<string, LabelAction>> = { y: 'yes', n: 'no', s: 'skip', u: 'undo' };

/** The action of a pressed key; null for all others, with a modifier, held down, or while somebody types. */
export function labelAction(event: KeyboardEvent): LabelAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return null;
  if (
    event.target instanceof HTMLElement &&
    event.target.closest('input, textarea, select, [contenteditable]') !== null
  )
    return null;
  return KEYS[event.key.toLowerCase()] ?? null;
}
