/** 1-based number of the line that holds `offset`. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** How many lines a text has; at least 1. */
export function lineCount(text: string): number {
  return lineAt(text, text.length);
}

/** "line 3 of 14", for traces. */
export function whereInText(text: string, offset: number): string {
  return `line ${lineAt(text, offset)} of ${lineCount(text)}`;
}
