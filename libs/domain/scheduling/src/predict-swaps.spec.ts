import { predictSwaps, workOrder } from './predict-swaps';

const block = (
  weights: string,
  serverId = 's',
  numCtx = 8_192,
): { serverId: string; weights: string; numCtx: number } => ({
  serverId,
  weights,
  numCtx,
});

describe('predictSwaps', () => {
  it('needs one swap less than models on an empty server', () => {
    expect(predictSwaps([block('a'), block('b'), block('c'), block('judge')], new Map())).toBe(3);
  });

  it('counts the model that is there already as one that has to go, unless it is used first', () => {
    const loaded = new Map([['s', [{ weights: 'c', numCtx: 8_192 }]]]);
    expect(predictSwaps([block('a'), block('b')], loaded)).toBe(2);
    expect(predictSwaps([block('a'), block('c')], loaded)).toBe(1);
  });

  it('needs none between tags that share their weights', () => {
    expect(predictSwaps([block('a'), block('a')], new Map())).toBe(0);
    expect(predictSwaps([block('a'), block('b'), block('a')], new Map())).toBe(1);
    expect(predictSwaps([block('a'), block('a', 's', 4_096)], new Map())).toBe(1);
  });

  it('adds up servers', () => {
    expect(predictSwaps([block('a'), block('b'), block('a', 't'), block('b', 't')], new Map())).toBe(2);
  });
});

describe('workOrder', () => {
  it('takes what is loaded first, then as planned, and never leaves a runner with work', () => {
    const blocks = [block('a'), block('b'), block('a'), block('c')];
    expect(
      workOrder(blocks, [{ weights: 'b', numCtx: 8_192 }])
        .map(({ weights }) => weights)
        .join(''),
    ).toBe('baac');
  });
});
