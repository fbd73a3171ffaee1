import type { JsonValue } from '@assay/contracts';
import { cleanAnswer, codeReadings } from '@assay/domain/scoring';
import { useSandbox } from './use-sandbox';

const { sandbox } = useSandbox();

const ADD = 'def add(a, b):\n    return a + b';
const WRONG = 'def add(a, b):\n    return a - b';
const PROMPT =
  'from typing import List\n\n\ndef add(a: int, b: int) -> int:\n    """ Adds.\n    >>> add(1, 2)\n    3\n    """\n';
const ESCAPE = String.fromCharCode(27);
const fence = (label: string, body: string, mark = '```'): string => `${mark}${label}\n${body}\n${mark}`;
const indented = (text: string, by: string): string => text.replace(/^/gm, by);

/** What models answer to "write add": each holds one right program. */
const SHAPES: readonly (readonly [shape: string, answer: string])[] = [
  ['one block', `Sure!\n\n${fence('python', ADD)}\n\nIt adds two numbers.`],
  ['another label', fence('py', ADD)],
  ['a label in capitals', fence('Python', ADD)],
  ['python3', fence('python3', ADD)],
  ['no label', fence('', ADD)],
  ['a label with attributes', fence('python title="add.py" {1-2}', ADD)],
  ['tildes', fence('python', ADD, '~~~')],
  [
    'four backticks around a fence',
    fence(
      'python',
      `def add(a, b):\n    """\n    \`\`\`\n    add(1, 2)\n    \`\`\`\n    """\n    return a + b`,
      '````',
    ),
  ],
  [
    'a fence inside of a docstring',
    fence(
      'python',
      `def add(a, b):\n    """\n        \`\`\`\n        add(1, 2)\n        \`\`\`\n    """\n    return a + b`,
    ),
  ],
  ['a list item', `1. The code:\n\n${indented(fence('python', ADD), '   ')}\n\n2. Done.`],
  ['no closing fence', `\`\`\`python\n${ADD}`],
  ['cut in the next function', `\`\`\`python\n${ADD}\n\n\ndef main():\n    print(add(1,`],
  [
    'a first try and a correction',
    `${fence('python', WRONG)}\n\nThat subtracts. Corrected:\n\n${fence('python', ADD)}`,
  ],
  ['a usage example behind it', `${fence('python', ADD)}\n\nUse it so:\n\n${fence('python', 'print(add(2, 3))')}`],
  [
    'a helper in a block before',
    `${fence('python', 'def carry(x):\n    return x')}\n\nThen:\n\n${fence('python', 'def add(a, b):\n    return carry(a) + b')}`,
  ],
  ['a shell block before', `${fence('bash', 'pip install nothing')}\n\n${fence('python', ADD)}`],
  ['output behind it', `${fence('python', ADD)}\n\nOutput:\n\n${fence('', '5')}\n\n${fence('text', '5')}`],
  ['another language first', `${fence('javascript', 'const add = (a, b) => a + b')}\n\n${fence('python', ADD)}`],
  ['a wrong label', fence('ruby', ADD)],
  ['a transcript', fence('python', '>>> def add(a, b):\n...     return a + b\n...\n>>> add(2, 3)\n5')],
  ['no fence', ADD],
  ['prose, then code', `Here is the function:\n\n${ADD}`],
  ['code, then prose', `${ADD}\n\nThis function adds the two numbers that it is given.`],
  ['prose around code', `Here it is:\n\nimport math\n\n${ADD}\n\nNote that it works for floats, too. Enjoy!`],
  ['the body alone', '    return a + b'],
  ['the body alone, over lines', '    total = a\n    total += b\n    return total'],
  ['the body in a block', fence('python', 'total = a\nfor _ in range(b):\n    total += 1\nreturn total')],
  ['the body, then another function', '    return a + b\n\n\ndef test():\n    assert add(1, 2) == 3'],
  ['thinking before it', `<think>\n${fence('python', WRONG)}\nno, that subtracts\n</think>\n\n${fence('python', ADD)}`],
  ['thinking without its beginning', `${fence('python', WRONG)}\nhmm\n</think>\n${fence('python', ADD)}`],
  [
    'a final channel',
    `<|channel|>analysis<|message|>${WRONG}<|end|><|channel|>final<|message|>${fence('python', ADD)}`,
  ],
  ['chat tokens', `${fence('python', ADD)}<|im_end|>`],
  ['line ends of Windows', fence('python', ADD).replaceAll('\n', '\r\n')],
  ['terminal colours', `${ESCAPE}[32m${fence('python', ADD)}${ESCAPE}[0m`],
  ['invisible signs', `\ufeff\u200b${fence('python', ADD)}`],
  ['a main guard', fence('python', `${ADD}\n\n\nif __name__ == "__main__":\n    print(add(int(input()), 2))`)],
  ['a lambda', fence('python', 'add = lambda a, b: a + b')],
  ['a quotation', indented(fence('python', ADD), '> ')],
  [
    'types that the task imported',
    fence('python', 'def add(a: int, b: int, *more: List[int]) -> int:\n    return a + b'),
  ],
];

/** Chooses as the sandbox does, and calls what was chosen: all answers in one process, as none of them does harm. */
const READER = `
import ast

def defines(statement, name):
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return statement.name == name
    return isinstance(statement, ast.Assign) and any(getattr(target, 'id', None) == name for target in statement.targets)

def choose(sources):
    parsed = []
    for source in sources:
        try:
            tree = ast.parse(source)
            code = compile(tree, 'answer', 'exec')
        except (SyntaxError, ValueError):
            continue
        if any(defines(statement, 'add') for statement in tree.body):
            return code
        parsed.append(code)
    return parsed[0] if parsed else None

def read(answers):
    results = []
    for sources in answers:
        names = {'__name__': 'candidate'}
        try:
            exec(choose(sources), names)
            results.append(names['add'](2, 3))
        except Exception as error:
            results.append(repr(error))
    return results
`;

describe('shapes of answers', () => {
  let results: readonly JsonValue[] = [];
  beforeAll(async () => {
    const context = { language: 'python', entryPoint: 'add', prompt: PROMPT } as const;
    const answers = SHAPES.map(([, answer]) =>
      codeReadings(cleanAnswer(answer).text, context).map(({ source }) => source),
    );
    const read = await sandbox.call({ language: 'python', program: READER, function: 'read', args: [answers] });
    if (!read.ok) throw new Error(read.problem.reason);
    results = read.value as readonly JsonValue[];
  });

  it.each(SHAPES.map(([shape], at) => [shape, at] as const))('reads %s', (_, at) => {
    expect(results[at]).toBe(5);
  });
});
