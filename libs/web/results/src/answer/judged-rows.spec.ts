import type { Judgement } from '@assay/contracts';
import { isGood, judgedRows, pointsOf } from './judged-rows';
import { aJudgement } from './fixtures';

const rows = (...judgements: Judgement[]) => judgedRows({ judgements });

describe('judgedRows', () => {
  it('shows one row a question, by the reply that decides, controls apart', () => {
    const found = rows(
      aJudgement({ item: '0/a', callNo: 1, decides: false, met: null }),
      aJudgement({ item: '0/a', callNo: 2 }),
      aJudgement({ item: 'relevance:covers', kind: 'relevance', met: false }),
      aJudgement({ item: 'control:true', kind: 'control', met: true }),
      aJudgement({ item: 'control:false', kind: 'control', met: true }),
    );
    expect(found.requirements.map(({ callNo }) => callNo)).toEqual([2]);
    expect(found.relevance).toHaveLength(1);
    expect(found.controls).toEqual({ asked: 2, right: 1 });
    expect(found.repeated).toBe(1);
  });

  it('leaves out what an earlier try said', () => {
    expect(rows(aJudgement({ forgiven: true })).requirements).toEqual([]);
    expect(judgedRows(null)).toEqual({ requirements: [], relevance: [], controls: null, repeated: 0 });
  });
});

describe('points', () => {
  it('are given for what is met, and taken for what should not be there', () => {
    expect([
      pointsOf({ met: true, points: 2 }),
      pointsOf({ met: false, points: 2 }),
      pointsOf({ met: null, points: 2 }),
    ]).toEqual(['2 / 2', '0 / 2', '0 / 2']);
    expect([
      isGood({ met: true, points: 1 }),
      isGood({ met: true, points: -1 }),
      isGood({ met: null, points: 1 }),
    ]).toEqual([true, false, null]);
  });
});
