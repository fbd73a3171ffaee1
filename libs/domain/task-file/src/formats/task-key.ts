/** The key of a task whose source has ids: `HumanEval/0` → `humaneval/0`. */
export function sourceKey(prefix: string, id: string): string {
  const parts = id
    .toLowerCase()
    .split('/')
    .map((part) => part.replace(/[^a-z0-9._-]+/g, '-').replace(/^[._-]+/, ''))
    .filter((part) => part !== '');
  const own = parts[0] === prefix ? parts : [prefix, ...parts];
  return own.join('/').slice(0, LONGEST);
}

/** The key of a task whose source has no ids, made of what is asked: the same question has the same key in every file. */
export function contentKey(prefix: string, ...content: readonly string[]): string {
  return `${prefix}/${digest(content.join('\u0000'))}`;
}

const LONGEST = 180;

/** 53 bits of a text (two multiplicative hashes, mixed), as eleven letters and digits: enough to tell millions of questions apart. */
function digest(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (0x1fffff & low) + (high >>> 0)).toString(36).padStart(11, '0');
}
