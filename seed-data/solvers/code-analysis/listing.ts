/** A program as it stands in a question. */
export function listing(language: 'python' | 'javascript', source: string): string {
  return `\`\`\`${language}\n${source}\n\`\`\``;
}

/** The same with numbers before its lines: ` 7| return 1`. */
export function numbered(source: string): string {
  const lines = source.split('\n').map((line, at) => `${String(at + 1).padStart(2)}| ${line}`);
  return `\`\`\`\n${lines.join('\n')}\n\`\`\``;
}

/** A list as Python writes it: `[1, 'a']`. */
export function pythonList(items: readonly (number | string)[]): string {
  return `[${items.map((item) => (typeof item === 'number' ? String(item) : `'${item}'`)).join(', ')}]`;
}
