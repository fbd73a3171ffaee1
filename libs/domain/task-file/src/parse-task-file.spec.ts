import { LIMITS } from '@assay/contracts';
import { parseTaskFile, type TaskFileHint } from './parse-task-file';

const values = (text: string, hint?: TaskFileHint) => parseTaskFile(text, hint).tasks.map((task) => task.value);
const problems = (text: string, hint?: TaskFileHint) => parseTaskFile(text, hint).problems;

describe('parseTaskFile', () => {
  it('reads one task, a list, and many documents alike', () => {
    const a = { key: 'a' };
    const b = { key: 'b' };
    expect(values('key: a\n')).toEqual([a]);
    expect(values('- key: a\n- key: b\n')).toEqual([a, b]);
    expect(values('# two\n---\nkey: a\n---\n- key: b\n- key: c\n---\n')).toEqual([a, b, { key: 'c' }]);
    expect(values('{"key": "a"}')).toEqual([a]);
    expect(values('[{"key": "a"}, {"key": "b"}]')).toEqual([a, b]);
    expect(values('{"key": "a"}\n\n{"key": "b"}\n')).toEqual([a, b]);
  });

  it('knows the line on which every task and every field begins', () => {
    const yaml = parseTaskFile(
      '# head\n- key: a\n  text: |\n    x\n    y\n  variants:\n    - q: 1\n    - q: 2\n      r: [1,\n        2]\n- key: b\n',
    );
    expect(yaml.tasks.map((task) => task.line)).toEqual([2, 11]);
    const lineOf = yaml.tasks[0]?.lineOf;
    expect(lineOf?.(['variants', 1, 'r'])).toBe(9);
    expect(lineOf?.(['variants', 1, 'r', 1])).toBe(10);
    expect(lineOf?.(['variants', 1, 'missing'])).toBe(8);
    expect(lineOf?.(['missing'])).toBe(2);
  });

  it('knows the lines of JSON too', () => {
    const { tasks } = parseTaskFile(
      '[\n {"key": "a",\n  "variants": [\n   {"q": 1},\n   {"r":\n    2}]},\n {"key": "b"}]',
    );
    expect(tasks.map((task) => task.line)).toEqual([2, 7]);
    expect(tasks[0]?.lineOf(['variants', 1, 'r'])).toBe(5);
    expect(tasks[0]?.lineOf(['variants', 0])).toBe(4);
    expect(tasks[1]?.lineOf(['key'])).toBe(7);
  });

  it('counts CR and CRLF as line breaks', () => {
    expect(parseTaskFile('- key: a\r\n- key: b\r\n').tasks.map((task) => task.line)).toEqual([1, 2]);
    expect(parseTaskFile('{"key":"a"}\r\n{"key":"b"}').tasks.map((task) => task.line)).toEqual([1, 2]);
  });

  it('prefers the stated format to the name, and the name to the look', () => {
    expect(values('{key: a}', { fileName: 'tasks.YML' })).toEqual([{ key: 'a' }]);
    expect(problems('{key: a}', { fileName: 'tasks.json' })).toEqual([
      { line: 1, message: 'Expected a key in double quotes here.' },
    ]);
    expect(values('{"key":"a"}', { fileName: 'a.json', format: 'jsonl' })).toEqual([{ key: 'a' }]);
  });

  it('reads YAML by its core schema: no dates, no octal, no yes and no', () => {
    expect(values('a: no\nb: 0777\nc: 2027-03-09\nd: 1e3\ne: 09:52\nf: 0x1F\n<<: {g: 1}\n')).toEqual([
      { a: 'no', b: 777, c: '2027-03-09', d: 1000, e: '09:52', f: 31, '<<': { g: 1 } },
    ]);
  });

  it('tolerates a byte order mark', () => {
    expect(values('\uFEFFkey: a\n')).toEqual([{ key: 'a' }]);
    expect(values('\uFEFF{"key":"a"}')).toEqual([{ key: 'a' }]);
  });

  it.each([
    ['an alias', 'a: &x [1]\nb: *x\n', 2, 'Aliases'],
    ['a program', 'a: 1\nb: !!js/function "x"\n', 2, 'Tags are not allowed'],
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 3, 'twice'],
    ['a tab as indentation', 'a:\n\t- b\n', 2, 'tab'],
    ['an open string', 'a: 1\nb: "x\n', 3, 'cannot be read'],
    ['deep nesting', `a: ${'['.repeat(20_000)}`, 1, 'deeper than 50'],
    ['JSON with a duplicate key', '{"a": 1,\n "a": 2}', 2, '"a" is there twice'],
    ['JSON with a comma too many', '[{"a": 1},\n]', 2, 'value is missing'],
    ['JSON with a bare word', '{"a":\n yes}', 2, '"yes" is not a JSON value'],
    ['JSON with a leading zero', '{"a": 012}', 1, 'not a JSON value'],
    ['JSON that ends early', '{"a": 1,\n"b"', 2, 'Expected :'],
    ['JSON with a line break in a string', '{"a": "x\ny"}', 1, 'line break'],
    ['JSON with more after its end', '{"a": 1} 2', 1, 'JSONL'],
    ['JSON that is nested deeply', '['.repeat(20_000), 1, 'deeper than 50'],
  ])('names the line of %s', (_what, text, line, message) => {
    expect(parseTaskFile(text)).toEqual({
      tasks: [],
      problems: [{ line, message: expect.stringContaining(message) as string }],
    });
  });

  it('goes on after a bad line of JSONL', () => {
    const { tasks, problems: found } = parseTaskFile('{"key":"a"}\n{"key":\n\n{"key":"b"} x\n{"key":"c"}\n', {
      format: 'jsonl',
    });
    expect(tasks.map((task) => [task.value, task.line])).toEqual([
      [{ key: 'a' }, 1],
      [{ key: 'c' }, 5],
    ]);
    expect(found.map((problem) => problem.line)).toEqual([2, 4]);
  });

  it.each([
    ['a zip archive', 'PK\u0003\u0004rest', 'zip'],
    ['gzip', '\u001f\ufffd\b', 'gzip'],
    ['UTF-16 with its mark', '\ufffd\ufffdk\0e\0', 'UTF-16'],
    ['UTF-16 without', 'k\0e\0y\0', 'UTF-16'],
    ['a binary file', 'GIF89a\u0001\0\0\u0002', 'not a text'],
    ['nothing', '', 'no task'],
    ['comments alone', '# nothing here\n---\n', 'no task'],
    ['an empty list', '[]', 'no task'],
  ])('refuses %s in a sentence', (_what, text, message) => {
    expect(parseTaskFile(text)).toEqual({
      tasks: [],
      problems: [{ line: null, message: expect.stringContaining(message) as string }],
    });
  });

  it('keeps the limits of size and number', () => {
    const half = 'ü'.repeat(LIMITS.importDocument / 2);
    expect(problems(`key: "${half}"`)[0]?.message).toContain('larger than 5 MB');
    expect(problems(`[${'{},'.repeat(LIMITS.importDocumentTasks)}{}]`)[0]?.message).toContain('more than 2000 tasks');
    expect(parseTaskFile('{}\n'.repeat(LIMITS.importDocumentTasks + 1), { format: 'jsonl' }).problems).toEqual([]);
    expect(problems('{}\n'.repeat(LIMITS.importStreamRows + 1), { format: 'jsonl' })[0]?.message).toContain(
      'more than 50000 tasks',
    );
  });

  it.each(['yaml', 'json'] as const)('refuses an object of 200,000 keys in %s at the first key too many', (format) => {
    const keys = Array.from({ length: 200_000 }, (_, no) => `"k${no}": 1`);
    expect(problems(`{${keys.join(',\n')}}`, { format })).toEqual([
      { line: 1_001, message: expect.stringContaining('at most 1000 keys') as string },
    ]);
  });

  it('cannot be made to touch a prototype', () => {
    for (const text of ['__proto__: {evil: 1}\n', '{"__proto__": {"evil": 1}}']) {
      const [value] = values(text);
      expect((value as { evil?: number }).evil).toBeUndefined();
      expect(Object.keys(value as object)).toEqual(['__proto__']);
    }
  });
});
