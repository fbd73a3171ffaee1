import { ProcessFailpoints } from './process-failpoints';

describe('ProcessFailpoints', () => {
  it('ends the process at the n-th pass of its place only', () => {
    let ended = 0;
    const failpoints = new ProcessFailpoints('after_claim:2', () => (ended += 1));
    failpoints.pass('mid_stream');
    failpoints.pass('after_claim');
    expect(ended).toBe(0);
    failpoints.pass('after_claim');
    failpoints.pass('after_claim');
    expect(ended).toBe(1);
  });

  it.each(['nowhere', 'after_claim:0', 'after_claim:x', ''])('refuses %p', (armed) => {
    expect(() => new ProcessFailpoints(armed)).toThrow('No such failpoint');
  });
});
