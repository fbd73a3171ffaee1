import { extractWhole } from './whole';

describe('extractWhole', () => {
  it('takes everything, trimmed', () => {
    expect(extractWhole('  a\nb \n')).toEqual({
      found: true,
      rule: 'whole',
      text: 'a\nb',
      trace: ['Took the whole answer, 2 lines.'],
    });
  });

  it('finds nothing in white space', () => {
    expect(extractWhole(' \n ')).toEqual({ found: false, rule: 'whole', trace: ['The answer is empty.'] });
  });
});
