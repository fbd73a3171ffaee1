import { readYaml, yamlOf } from './yaml-text';

const raw = {
  key: 'a',
  taskType: 'reasoning',
  category: 'c',
  taskDescription: 'One line\nand another',
  expectedOutput: '4',
  evaluationCriteria: { scorers: [{ type: 'number', absTol: 0.5 }] },
};

describe('readYaml', () => {
  it('reads what yamlOf wrote', () => {
    expect(readYaml(yamlOf(raw), 'one only')).toEqual({ raw, problems: [] });
  });

  it('names the line of what is wrong and keeps what can be read', () => {
    const text = yamlOf({ ...raw, evaluationCriteria: { scorers: [{ type: 'number', absTol: -1 }] } });
    const read = readYaml(text, 'one only');
    expect(read.raw).toMatchObject({ key: 'a', evaluationCriteria: { scorers: [{ absTol: -1 }] } });
    const line = text.split('\n').findIndex((one) => one.includes('abs_tol')) + 1;
    expect(read.problems).toMatchObject([{ line, message: expect.stringContaining('abs_tol') }]);
  });

  it('gives nothing for a text that cannot be read, or that holds several tasks', () => {
    expect(readYaml('key: [', 'one only')).toMatchObject({ raw: null, problems: [{}] });
    expect(readYaml(`${yamlOf(raw)}---\n${yamlOf(raw)}`, 'one only')).toMatchObject({
      raw: null,
      problems: [{ message: 'one only' }],
    });
  });
});
