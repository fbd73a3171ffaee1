export const TASK_FORMATS = ['yaml', 'json', 'jsonl'] as const;
/** The three ways of writing a task file. */
export type TaskFormat = (typeof TASK_FORMATS)[number];

const BY_ENDING: Readonly<Record<string, TaskFormat>> = {
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
};

/** The format that a file name promises; null when its ending says nothing. */
export function formatOfName(fileName: string): TaskFormat | null {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  return (ending !== undefined && BY_ENDING[ending]) || null;
}

/** The format that a text looks like: objects on lines of their own are JSONL, a bracket first is JSON, all else YAML. */
export function formatOfText(text: string): TaskFormat {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (!/^[[{]/.test(start)) return 'yaml';
  const [first = '', second = ''] = start.split(/\r?\n/).filter((line) => line.trim() !== '');
  return /^\{.*\}\s*$/.test(first) && second.startsWith('{') ? 'jsonl' : 'json';
}

/** Whether a text is more likely a table than YAML: a first line of cells with commas that begins neither a field nor a list. */
export function looksLikeCsv(text: string): boolean {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  const [first = ''] = start.split(/\r?\n/, 1);
  return /^(?:"(?:[^"]|"")*"|[^"\s#{[-][^,]*),/.test(start) && !/^[\w-]+\s*:(?:\s|$)/.test(first);
}
