import { extractCode } from './code';

const PY = 'def add(a, b):\n    return a + b';
const python = { language: 'python', entryPoint: 'add' };

function taken(answer: string, context = python): string | null {
  const extraction = extractCode(answer, context);
  return extraction.found ? extraction.text.trim() : null;
}

describe('extractCode', () => {
  it.each([
    ['only code', PY],
    ['a labelled fence', `\`\`\`python\n${PY}\n\`\`\``],
    ['a short label', `\`\`\`py\n${PY}\n\`\`\``],
    ['a label in capitals', `\`\`\`Python\n${PY}\n\`\`\``],
    ['label with attributes', `\`\`\`python title="a.py"\n${PY}\n\`\`\``],
    ['label in braces', `\`\`\`{.python}\n${PY}\n\`\`\``],
    ['no label', `\`\`\`\n${PY}\n\`\`\``],
    ['tildes', `~~~python\n${PY}\n~~~`],
    ['four backticks', `\`\`\`\`python\n${PY}\n\`\`\`\``],
    ['an indented fence in a list', `1. Code:\n\n   \`\`\`python\n   def add(a, b):\n       return a + b\n   \`\`\``],
    ['prose around it', `Sure!\n\n\`\`\`python\n${PY}\n\`\`\`\n\nIt adds.`],
    ['an unterminated fence', `Here:\n\`\`\`python\n${PY}`],
    ['a usage example after it', `\`\`\`python\n${PY}\n\`\`\`\nUse:\n\`\`\`python\nprint(add(1, 2))\n\`\`\``],
    [
      'a correction after a first try',
      `\`\`\`python\ndef add(a, b):\n    return a - b\n\`\`\`\nOops:\n\`\`\`python\n${PY}\n\`\`\``,
    ],
    ['a shell block after it', `\`\`\`python\n${PY}\n\`\`\`\n\`\`\`bash\npython a.py\n\`\`\``],
    ['an output block after it', `\`\`\`python\n${PY}\n\`\`\`\n\`\`\`output\n3\n\`\`\``],
    ['a bare block after the labelled one', `\`\`\`python\n${PY}\n\`\`\`\n\`\`\`\n3\n\`\`\``],
    ['a wrong label', `\`\`\`java\n${PY}\n\`\`\``],
    [
      'a transcript',
      '```python\n>>> def add(a, b):\n...     return a + b\n...\n>>> add(1, 2)\n3\n```'.replace(
        '>>> add(1, 2)\n3\n',
        '',
      ),
    ],
    ['no fence, prose before', `Here is the function:\n\n${PY}`],
    ['no fence, prose after', `${PY}\n\nThis function adds two numbers.`],
  ])('reads %s', (_name, answer) => {
    expect(taken(answer)).toBe(PY);
  });

  it('keeps a fence inside of a docstring', () => {
    const code = 'def add(a, b):\n    """\n        ```\n        add(1, 2)\n        ```\n    """\n    return a + b';
    expect(taken(`\`\`\`python\n${code}\n\`\`\``)).toBe(code);
  });

  it('reads JavaScript in its usual forms', () => {
    const context = { language: 'javascript', entryPoint: 'add' };
    for (const code of [
      'function add(a, b) {\n  return a + b;\n}',
      'const add = (a, b) => a + b;',
      'export default function add(a, b) { return a + b; }',
    ]) {
      expect(taken(`\`\`\`js\n${code}\n\`\`\`\n\`\`\`js\nconsole.log(add(1, 2));\n\`\`\``, context)).toBe(code);
      expect(taken(`Here you go:\n${code}`, context)).toBe(code);
    }
  });

  it('says which block it took and whether it may be cut', () => {
    expect(extractCode(`a\n\`\`\`python\n${PY}`, python).trace).toEqual([
      'Took the fenced block, line 2 of 4.',
      'The block has no closing fence: the code may be cut.',
    ]);
  });

  it('finds no code where there is none', () => {
    expect(extractCode('I cannot help with that.', python)).toEqual({
      found: false,
      rule: 'code',
      trace: ['There is no code in the answer.'],
    });
    expect(extractCode('```bash\nls\n```', python).found).toBe(false);
  });
});
