import fc from 'fast-check';
import { chooseBlock, orderBlocks, type LaneNow, type OpenBlock } from './order-blocks';

const idle: LaneNow = { loaded: [], servedRuns: [] };

function block(weights: string, more: Partial<OpenBlock> = {}): OpenBlock {
  return {
    modelId: weights,
    weights,
    numCtx: 8_192,
    phase: 'generate',
    open: 1,
    readyInMs: 0,
    runs: [{ runId: 'run', priority: 0, ageMs: 1_000 }],
    ...more,
  };
}

const names = (blocks: readonly OpenBlock[]): string[] => blocks.map(({ weights, phase }) => `${weights}:${phase}`);

describe('orderBlocks', () => {
  it('begins with the model that is loaded', () => {
    const lane: LaneNow = { loaded: [{ weights: 'b', numCtx: 8_192 }], servedRuns: [] };
    expect(names(orderBlocks([block('a'), block('b')], lane))).toEqual(['b:generate', 'a:generate']);
  });

  it('takes other runner options for another load', () => {
    const lane: LaneNow = { loaded: [{ weights: 'b', numCtx: 4_096 }], servedRuns: [] };
    expect(names(orderBlocks([block('a'), block('b')], lane))).toEqual(['a:generate', 'b:generate']);
  });

  it('judges after all generations, even where the judge is loaded', () => {
    const lane: LaneNow = { loaded: [{ weights: 'judge', numCtx: 8_192 }], servedRuns: [] };
    const order = orderBlocks([block('judge', { phase: 'judge' }), block('a')], lane);
    expect(names(order)).toEqual(['a:generate', 'judge:judge']);
  });

  it('goes by priority, then by age', () => {
    const run = (priority: number, ageMs: number): Partial<OpenBlock> => ({ runs: [{ runId: 'r', priority, ageMs }] });
    const order = orderBlocks([block('young', run(0, 5)), block('old', run(0, 9)), block('urgent', run(1, 1))], idle);
    expect(names(order)).toEqual(['urgent:generate', 'old:generate', 'young:generate']);
  });

  it('lets a run that nobody serves overtake after the age limit', () => {
    const lane: LaneNow = { loaded: [{ weights: 'a', numCtx: 8_192 }], servedRuns: ['served'] };
    const served = block('a', { runs: [{ runId: 'served', priority: 9, ageMs: 99 * 60_000 }] });
    const waiting = (ageMs: number): OpenBlock => block('b', { runs: [{ runId: 'other', priority: 0, ageMs }] });
    expect(names(orderBlocks([served, waiting(19 * 60_000)], lane))[0]).toBe('a:generate');
    expect(names(orderBlocks([served, waiting(21 * 60_000)], lane))[0]).toBe('b:generate');
  });

  it('does not count the later models of a run that is served as waiting', () => {
    const lane: LaneNow = { loaded: [{ weights: 'a', numCtx: 8_192 }], servedRuns: ['night'] };
    const runs = [{ runId: 'night', priority: 0, ageMs: 600 * 60_000 }];
    expect(names(orderBlocks([block('b', { runs }), block('a', { runs })], lane))[0]).toBe('a:generate');
  });
});

describe('chooseBlock', () => {
  it('says that there is nothing left', () => {
    expect(chooseBlock([], idle)).toEqual({ kind: 'done' });
    expect(chooseBlock([block('a', { open: 0 })], idle)).toEqual({ kind: 'done' });
  });

  it('waits for a retry of the loaded model rather than swap it out and in again', () => {
    const lane: LaneNow = { loaded: [{ weights: 'a', numCtx: 8_192 }], servedRuns: [] };
    expect(chooseBlock([block('a', { readyInMs: 30_000 }), block('b')], lane)).toEqual({ kind: 'wait', ms: 30_000 });
  });

  it('uses a longer wait for another model', () => {
    const lane: LaneNow = { loaded: [{ weights: 'a', numCtx: 8_192 }], servedRuns: [] };
    const other = block('b');
    expect(chooseBlock([block('a', { readyInMs: 61_000 }), other], lane)).toEqual({ kind: 'work', block: other });
  });

  it('waits for the first that becomes ready', () => {
    const choice = chooseBlock([block('a', { readyInMs: 9_000 }), block('b', { readyInMs: 5_000 })], idle);
    expect(choice).toEqual({ kind: 'wait', ms: 5_000 });
  });

  it('works through any set of blocks with one load for each runner', () => {
    const weights = fc.constantFrom('a', 'b', 'c', 'd');
    const anyBlock = fc
      .tuple(weights, fc.constantFrom(4_096, 8_192), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 9_999 }))
      .map(([name, numCtx, priority, ageMs]) =>
        block(name, { numCtx, runs: [{ runId: name, priority, ageMs }], modelId: `${name}${priority}` }),
      );
    fc.assert(
      fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
        let open = blocks;
        let loaded: LaneNow['loaded'] = [];
        let loads = 0;
        for (;;) {
          const choice = chooseBlock(open, { loaded, servedRuns: [] });
          if (choice.kind !== 'work') break;
          const next = { weights: choice.block.weights, numCtx: choice.block.numCtx };
          if (loaded[0]?.weights !== next.weights || loaded[0]?.numCtx !== next.numCtx) loads += 1;
          loaded = [next];
          open = open.filter((one) => one !== choice.block);
        }
        expect(open).toEqual([]);
        expect(loads).toBe(new Set(blocks.map((one) => `${one.weights}/${one.numCtx}`)).size);
      }),
    );
  });
});
