import { readAll } from './file-row';
import { judgeTextRow, kindOfVotes } from './judge-text-row';
import { readJudgeTexts } from './read-judge-texts';
import { voteRow } from './vote-row';

const text = (item: number, model: string, said: string | null) => ({
  ...{ item: `q${item}`, model, judge: 'j', text: said },
  scale: '1-10',
});
const report = (lines: readonly Record<string, unknown>[]) =>
  readJudgeTexts(
    readAll(
      lines.map((fields, at) => ({ line: at + 1, fields })),
      judgeTextRow,
    ).rows,
  );

describe('readJudgeTexts', () => {
  it('leaves an unreadable judgement out of the mean, and counts it', () => {
    // 9, 8, 7 and a failed one: 8, not (24 − 1) / 4 and not 24 / 4.
    const [judge] = report([
      text(1, 'm', 'Rating: [[9]]'),
      text(2, 'm', 'Rating: [[8]]'),
      text(3, 'm', '$ERROR$'),
      text(4, 'm', '[[7]]'),
      text(5, 'm', null),
    ]);
    expect(judge).toMatchObject({ judge: 'j', texts: 5, unreadable: 2, unreadableLines: [3, 5], comparison: null });
    expect(judge?.models[0]?.mean).toBe(8);
    expect(judge?.models[0]?.low).toBeLessThan(8);
    expect(judge?.models[0]?.high).toBeLessThanOrEqual(10);
  });

  it('has no mean, not 0, where nothing can be read', () => {
    expect(report([text(1, 'm', 'no idea')])[0]?.models[0]).toMatchObject({ mean: null, low: null, unreadable: 1 });
  });

  it('compares models on the items that both have a mark for', () => {
    const lines = Array.from({ length: 12 }, (_, item) => [
      text(item, 'good', '[[9]]'),
      text(item, 'bad', item === 0 ? 'unreadable' : '[[3]]'),
    ]).flat();
    const scope = report(lines)[0]?.comparison?.scopes[0];
    expect(scope).toMatchObject({ tasks: 11, dropped: 1 });
    expect(scope?.pairs[0]?.verdict).toBe('better');
  });

  it('counts a, b and tie', () => {
    const said = ['[[A]]', '[[B]]', '[[A]]', '[[C]]', 'hm'];
    const [judge] = report(said.map((one, item) => ({ ...text(item, 'pair', one), scale: 'a-b-tie' })));
    expect(judge?.models[0]).toMatchObject({ verdicts: { a: 2, b: 1, tie: 1 }, unreadable: 1 });
  });
});

describe('voteRow', () => {
  const read = (fields: Record<string, unknown>) => readAll([{ line: 3, fields }], voteRow);
  const vote = { item: 1, a: 'x', b: 'y', judge: 'j', asGiven: 'a' };

  it('reads people as one verdict, a list, or a list in CSV', () => {
    expect(read({ ...vote, human: 'tie' }).rows[0]?.human).toEqual(['tie']);
    expect(read({ ...vote, human: ['a', null, 'b'] }).rows[0]?.human).toEqual(['a', null, 'b']);
    expect(read({ ...vote, human: 'a||b' }).rows[0]?.human).toEqual(['a', null, 'b']);
    expect(read(vote).rows[0]).not.toHaveProperty('swapped');
  });

  it.each([
    [{ ...vote, asGiven: 'c' }, 'asGiven must be'],
    [{ ...vote, swapped: 1 }, 'swapped must be'],
    [{ ...vote, b: 'x' }, 'the same model'],
    [{ ...vote, human: ['a', 'yes'] }, 'human must be'],
    [{ item: 1, a: 'x', b: 'y', judge: 'j' }, 'asGiven is absent'],
  ])('refuses %j', (fields, message) => {
    expect(read(fields).problems).toEqual([{ line: 3, message: expect.stringContaining(message) }]);
  });
});

describe('kindOfVotes', () => {
  it('tells votes from judge texts by their fields, and names what is neither', () => {
    expect(kindOfVotes({ line: 1, fields: { asGiven: 'a' } })).toBe('votes');
    expect(kindOfVotes({ line: 1, fields: { text: '', scale: '1-10' } })).toBe('judge-texts');
    expect(() => kindOfVotes({ line: 1, fields: { score: 1 } })).toThrow('the fields are score');
  });
});
