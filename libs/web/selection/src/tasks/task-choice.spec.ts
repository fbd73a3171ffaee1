import * as fc from 'fast-check';
import { keysBetween, readChoice, writeChoice } from './task-choice';

describe('the choice of tasks in the address', () => {
  const base = ['a', 'b', 'c', 'd'];
  const known = [...base, 'x', 'y'];

  it('is empty when all of the suite are chosen', () => expect(writeChoice(new Set(base), base)).toBe(''));
  it('tells none from all', () => {
    expect(writeChoice(new Set(), base)).toBe('-');
    expect(readChoice('-', base, known).size).toBe(0);
    expect([...readChoice('', base, known)]).toEqual(base);
  });
  it('names what is left out where that is shorter', () =>
    expect(writeChoice(new Set(['a', 'b', 'c']), base)).toBe('!d'));
  it('drops tasks that are not there any more', () => {
    expect([...readChoice('a,gone', base, known)]).toEqual(['a']);
    expect([...readChoice('!gone', base, known)]).toEqual(base);
  });
  it('comes back as it was written, whatever was chosen', () => {
    fc.assert(
      fc.property(fc.subarray(known), fc.subarray(base), (chosen, suite) => {
        const back = readChoice(writeChoice(new Set(chosen), suite), suite, known);
        expect([...back].sort()).toEqual([...chosen].sort());
      }),
    );
  });
});

describe('keysBetween', () => {
  it('takes the rows between, in either direction', () => {
    expect(keysBetween(['a', 'b', 'c', 'd'], 'd', 'b')).toEqual(['b', 'c', 'd']);
  });
  it('takes only the row that was pressed when the other one is not shown any more', () => {
    expect(keysBetween(['a', 'b'], 'gone', 'b')).toEqual(['b']);
  });
});
