import { aTask } from '../fixtures';
import { scoringNotes } from './scoring-notes';

describe('scoringNotes', () => {
  const tasks = [aTask({ key: 'a', needs: ['sandbox'] }), aTask({ key: 'b', needs: ['judge'] }), aTask({ key: 'c' })];
  const said = (judge: string | null, sandbox: boolean) =>
    scoringNotes(tasks, judge, sandbox).map(({ key, n }) => [key, n]);

  it('warns of what will not be scored', () =>
    expect(said(null, false)).toEqual([
      ['unsandboxed', 1],
      ['unjudged', 1],
    ]));
  it('names the judge instead where there is one', () => expect(said('phi4:14b', true)).toEqual([['judgedBy', 1]]));
  it('is silent where a program of ours scores everything', () =>
    expect(scoringNotes([aTask({ key: 'c' })], null, false)).toEqual([]));
});
