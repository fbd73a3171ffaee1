import * as fc from 'fast-check';
import { isoDate, weekdayOf } from './calendar';
import { readDate } from './read-date';

function days(text: string): readonly string[] | string {
  const reading = readDate(text);
  return 'problem' in reading ? reading.problem : reading.days;
}

describe('readDate', () => {
  it.each([
    '2027-03-09',
    '2027/03/09',
    '2027.03.09',
    '2027-3-9',
    '2027-03-09T00:00:00Z',
    '9 March 2027',
    '9. March 2027',
    '9th March 2027',
    '9th of March, 2027',
    'the 9th day of March 2027',
    '9-Mar-2027',
    '09 Mar 2027',
    'March 9, 2027',
    'March 9th, 2027',
    'Mar. 9 2027',
    'MARCH 9, 2027',
    '2027 March 9',
    '09.03.2027',
    '9.3.2027',
    '9. 3. 2027',
    'Tuesday, 9 March 2027',
    'Tue 9 March 2027',
    'Tuesday, March 9, 2027',
    'Tuesday the 9th of March 2027',
    '2027-03-09 (Tuesday)',
    '2027-03-09, a Tuesday',
    '9 March 2027 (2027-03-09)',
    '**Tuesday**, 9 March 2027',
    'The seventh working day is 9 March 2027.',
    'Tuesday 03/09/2027',
  ])('reads %s', (text) => {
    expect(days(text)).toEqual(['2027-03-09']);
  });

  it('reads slashes where one part can be no month, or both are the same', () => {
    expect(days('25/03/2027')).toEqual(['2027-03-25']);
    expect(days('03/25/2027')).toEqual(['2027-03-25']);
    expect(days('05/05/2027')).toEqual(['2027-05-05']);
  });

  it('keeps both readings where day and month may be swapped', () => {
    expect(days('03/09/2027')).toEqual(['2027-09-03', '2027-03-09']);
  });

  it('refuses a weekday that does not fit', () => {
    expect(days('Monday, 9 March 2027')).toBe('2027-03-09 is a Tuesday, not a Monday');
    expect(days('2027-03-09 (Wed)')).toBe('2027-03-09 is a Tuesday, not a Wednesday');
  });

  it('refuses several different dates', () => {
    expect(days('from 2027-02-25 to 2027-03-09')).toBe('it names several dates: 2027-02-25 and 2027-03-09');
  });

  it.each([
    '31 February 2027',
    '2027-02-29',
    '2027-13-01',
    '9 March',
    'March 2027',
    'tomorrow',
    '9.3.27',
    '1234-567',
    '',
  ])('reads no date in %j', (text) => {
    expect(days(text)).toMatch(/^there is no date in/);
  });

  it('knows leap years', () => {
    expect(days('29 February 2028')).toEqual(['2028-02-29']);
    expect(days('29 February 2000')).toEqual(['2000-02-29']);
    expect(days('29 February 2100')).toMatch(/no date/);
  });
});

describe('weekdayOf', () => {
  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (y, m, d) => {
          const iso = isoDate(y, m, d);
          const date = new Date(Date.UTC(2000, m - 1, d));
          date.setUTCFullYear(y, m - 1, d);
          const isReal = date.getUTCMonth() === m - 1;
          expect(iso !== null).toBe(isReal);
          if (iso !== null) expect(weekdayOf(iso)).toBe(date.getUTCDay());
        },
      ),
      { numRuns: 500 },
    );
  });
});
