import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSuspicious, readExam } from '@assay/domain/judging';
import { parseTaskFile } from '@assay/domain/task-file';

const text = readFileSync(join(__dirname, 'exam.yaml'), 'utf8');
const items = readExam(parseTaskFile(text, { format: 'yaml' }).tasks.map(({ value }) => value));
const of = (kind: string) => items.filter((item) => item.kind === kind);

describe('the judge exam', () => {
  it('has twelve right and twelve wrong answers, four of each trap', () => {
    expect(['long_but_wrong', 'short_but_right', 'injection'].map((kind) => of(kind).length)).toEqual([4, 4, 4]);
    expect(items.filter(({ right }) => right)).toHaveLength(12);
  });

  it('asks each requirement once with an answer that meets it and once with one that does not', () => {
    const pairs = [...new Set(items.map(({ requirement }) => requirement))].map((asked) =>
      items.filter(({ requirement }) => requirement === asked),
    );
    expect(pairs.map((pair) => pair.map(({ right }) => right))).toEqual(Array(12).fill([true, false]));
    for (const pair of pairs) expect(new Set(pair.map(({ task, reference }) => task + reference)).size).toBe(1);
  });

  it('has long wrong answers that are long, and short right ones that are short', () => {
    for (const { answer } of of('long_but_wrong')) expect(answer.length).toBeGreaterThan(400);
    for (const { answer } of of('short_but_right')) expect(answer.length).toBeLessThan(20);
  });

  it('has injections that Assay itself sees, and no other answer that looks like one', () => {
    expect(items.filter(({ answer }) => isSuspicious(answer)).map(({ kind }) => kind)).toEqual(
      Array(4).fill('injection'),
    );
  });
});
