import { codeReadings, type CodeContext } from './code-readings';

const python: CodeContext = { language: 'python', entryPoint: 'add' };
const fence = (label: string, ...lines: readonly string[]) => ['```' + label, ...lines, '```'].join('\n');
const ADD = 'def add(a, b):\n    return a + b';
const sources = (answer: string, context = python) => codeReadings(answer, context).map(({ source }) => source);
const first = (answer: string, context = python) => sources(answer, context)[0];

describe('codeReadings', () => {
  it.each([
    ['one block', `Sure!\n\n${fence('python', ADD)}\nIt adds.`],
    ['another label', fence('py', ADD)],
    ['a label in capitals', fence('Python', ADD)],
    ['no label', fence('', ADD)],
    ['tildes', '~~~python\n' + ADD + '\n~~~'],
    ['a list', '1. Code:\n\n   ```python\n   def add(a, b):\n       return a + b\n   ```'],
    ['output beside it', `${fence('python', ADD)}\n${fence('output', '5')}\n${fence('bash', 'python add.py')}`],
    ['a transcript', fence('python', '>>> def add(a, b):', '...     return a + b')],
    ['no closing fence', '```python\n' + ADD],
    ['a wrong label', fence('java', ADD)],
  ])('takes the block: %s', (_, answer) => expect(first(answer)).toBe(ADD));

  it('prefers the last block, and has the earlier ones behind it', () => {
    const wrong = 'def add(a, b):\n    return a - b';
    const usage = 'print(add(2, 3))';
    const answer = [wrong, ADD, usage].map((body) => fence('python', body)).join('\nBetter:\n');
    expect(sources(answer).slice(0, 3)).toEqual([ADD, wrong, [wrong, ADD, usage].join('\n\n')]);
  });

  it('puts helpers of earlier blocks before a block that uses them', () => {
    const helper = 'def carry(x):\n    return x';
    const user = 'def add(a, b):\n    return carry(a) + b';
    const answer = `${fence('python', helper)}\n${fence('python', 'def other(): pass')}\n${fence('python', user)}`;
    expect(first(answer)).toBe(`${helper}\n\n${user}`);
  });

  it('prefers the language that was asked for', () => {
    const answer = `${fence('python', ADD)}\n${fence('javascript', 'const add = (a, b) => a + b')}`;
    expect(first(answer)).toBe(ADD);
    expect(first(answer, { language: 'javascript', entryPoint: 'add' })).toBe('const add = (a, b) => a + b');
  });

  it('takes text without a fence, and the lines of it that are code', () => {
    expect(sources(ADD)[0]).toBe(ADD);
    expect(sources(`Here it is:\n${ADD}\n\nThis adds two numbers.`)[1]).toBe(ADD);
  });

  it('leaves out last lines where an answer was cut', () => {
    const cut = `${ADD}\n\ndef main():\n    print(add(`;
    expect(sources('```python\n' + cut)).toContain(`${ADD}\n\ndef main():`);
    expect(sources('```python\n' + cut)).toContain(`${ADD}\n`);
  });

  it('reads an answer as the rest of the code in the task', () => {
    const prompt = 'from typing import List\n\ndef add(a, b):\n    """Adds."""\n';
    expect(sources('    return a + b', { ...python, prompt })).toContain(`${prompt.trimEnd()}\n    return a + b`);
    expect(sources(fence('python', 'return a + b'), { ...python, prompt })).toContain(
      `${prompt.trimEnd()}\n    return a + b`,
    );
  });

  it('takes the rest of the code in the task before any part of the answer alone', () => {
    // Without its last two lines the body would parse, and define a g that is no function.
    const prompt = 'const g = (n) => {\n';
    const body = '  let g = 1\n  return g + n\n}';
    const found = sources(body, { language: 'javascript', entryPoint: 'g', prompt });
    const [rest, part] = [`${prompt.trimEnd()}\n${body}`, '  let g = 1'].map((source) => found.indexOf(source));
    expect(rest).toBeGreaterThan(0);
    expect(part).toBeGreaterThan(rest ?? 0);
  });

  it('gives imports of the task to an answer that left them out', () => {
    const prompt = 'from typing import List\ndef add(a, b):';
    expect(first(fence('python', ADD), { ...python, prompt })).toBe(`from typing import List\n${ADD}`);
    const own = `from typing import List\n${ADD}`;
    expect(first(fence('python', own), { ...python, prompt })).toBe(own);
  });

  it('is empty where there is no code', () => {
    expect(sources(fence('bash', 'pip install numpy'))).toEqual([]);
    expect(sources('')).toEqual([]);
  });

  it('has an end', () => {
    const many = Array.from({ length: 300 }, (_, at) => fence('python', `def f${at}(): pass`)).join('\n');
    expect(sources(many).length).toBeLessThanOrEqual(80);
    expect(sources('x = 1\n'.repeat(5_000)).length).toBeLessThanOrEqual(80);
  });
});
