/** Which of `base` a choice from the address means: empty = all, `!a,b` = all but these, `-` = none, `a,b` = these of `known`. */
export function readChoice(text: string, base: readonly string[], known: readonly string[]): ReadonlySet<string> {
  if (text === '') return new Set(base);
  if (text === '-') return new Set();
  const named = new Set(text.replace(/^!/, '').split(','));
  if (text.startsWith('!')) return new Set(base.filter((key) => !named.has(key)));
  return new Set(known.filter((key) => named.has(key)));
}

/** The shortest text for a choice. */
export function writeChoice(chosen: ReadonlySet<string>, base: readonly string[]): string {
  if (chosen.size === 0) return '-';
  const inBase = new Set(base);
  const left = base.filter((key) => !chosen.has(key));
  const onlyOfBase = [...chosen].every((key) => inBase.has(key));
  if (onlyOfBase && left.length === 0) return '';
  const listed = [...chosen].join(',');
  const without = `!${left.join(',')}`;
  return onlyOfBase && without.length < listed.length ? without : listed;
}

/** The keys between two rows, both included, in the order shown. */
export function keysBetween(shown: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [shown.indexOf(from), shown.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return shown.slice(Math.min(a, b), Math.max(a, b) + 1);
}
