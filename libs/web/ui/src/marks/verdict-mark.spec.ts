import { sideOfVerdict } from './verdict-mark';

describe('sideOfVerdict', () => {
  it('turns a lead round where the difference is negative', () => {
    expect(sideOfVerdict('better', 0.2)).toBe('better');
    expect(sideOfVerdict('better', -0.2)).toBe('worse');
    expect(sideOfVerdict('better_here', -0.2)).toBe('worse_here');
  });
  it('has no side where nobody leads', () => {
    expect([sideOfVerdict('equal', -0.01), sideOfVerdict('cannot_tell', -0.3)]).toEqual(['equal', 'cannot_tell']);
  });
});
