import { cronInWords } from './cron-words';

describe('cronInWords', () => {
  it.each([
    ['0 2 * * *', 'every day at 02:00'],
    ['30 5 * * 1-5', 'Mon to Fri at 05:30'],
    ['30 5 * * MON-FRI', 'Mon to Fri at 05:30'],
    ['0 3 * * 0', 'Sundays at 03:00'],
    ['0 3 * * 7', 'Sundays at 03:00'],
    ['0 3 * * 1,4', 'Mon, Thu at 03:00'],
    ['0 4 1 * *', 'on day 1 of the month at 04:00'],
    ['15 * * * *', 'every hour at minute 15'],
    ['*/10 * * * *', 'every 10 minutes'],
  ])('%s is %s', (line, words) => {
    expect(cronInWords(line)).toBe(words);
  });

  it.each(['0 2 * 6 *', '0 2,4 * * *', '0 2 1 * 1', 'nonsense'])('leaves %s as it is', (line) => {
    expect(cronInWords(line)).toBe(line);
  });
});
