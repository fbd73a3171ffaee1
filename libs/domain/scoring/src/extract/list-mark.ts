/** True where a number is the mark of a list item (`3. text`, `3) text`) and no statement of its own. */
export function isListMark(text: string, at: number, token: string): boolean {
  const digits = /^\d{1,3}/.exec(token)?.[0];
  if (digits === undefined) return false;
  const before = text.slice(Math.max(0, at - 20), at);
  const lineStart = before.slice(before.lastIndexOf('\n') + 1);
  const startsLine = (at <= 20 || before.includes('\n')) && /^[\s>#*_-]*$/.test(lineStart);
  return startsLine && /^[.)][*_]{0,2}[ \t]{1,8}\S/.test(text.slice(at + digits.length, at + digits.length + 12));
}
