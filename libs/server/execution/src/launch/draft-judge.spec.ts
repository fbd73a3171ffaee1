import type { PlannableTask, ServedTag } from '@assay/server/persistence';
import { judgeLoad, judgeNumCtx } from './draft-judge';

const judge = { modelId: 'j', serverId: 's', contextLength: 32_768, parameterSize: '8.0B' } as ServedTag;
const task = (longest: number): Pick<PlannableTask, 'longest'> => ({ longest });

describe('judgeNumCtx', () => {
  it('is that of the same model in the run, so that nothing is loaded anew', () => {
    const models = [{ served: { modelId: 'j', serverId: 's' }, numCtx: 2_048 }];
    expect(judgeNumCtx(judge, { models, tasks: [task(100)], numCtx: 16_384 })).toBe(2_048);
    const elsewhere = [{ served: { modelId: 'j', serverId: 't' }, numCtx: 2_048 }];
    expect(judgeNumCtx(judge, { models: elsewhere, tasks: [task(100)], numCtx: undefined })).toBe(8_192);
  });

  it('fits the longest task with the longest answer, and never exceeds the model', () => {
    // (30,000 + 12,000 + 2,500) ÷ 3 + 400 = 15,234 → 15 × 1,024
    expect(judgeNumCtx(judge, { models: [], tasks: [task(10), task(30_000)], numCtx: undefined })).toBe(15_360);
    expect(judgeNumCtx(judge, { models: [], tasks: [task(10)], numCtx: 4_096 })).toBe(6_144);
    expect(judgeNumCtx({ ...judge, contextLength: 4_096 }, { models: [], tasks: [task(10)], numCtx: undefined })).toBe(
      4_096,
    );
  });
});

describe('judgeLoad', () => {
  it('counts what others wrote to tasks with a judge: requirements and the three questions of relevance', () => {
    const plain = { criteria: { scorers: [{ type: 'number' }] } } as unknown as PlannableTask;
    const judged = { criteria: 'Be polite.' } as unknown as PlannableTask;
    const models = [{ served: { modelId: 'a' } }, { served: { modelId: 'b' } }, { served: { modelId: 'j' } }];
    expect(judgeLoad([plain, judged], models, 3, judge)).toEqual({ answers: 6, calls: 24 });
    expect(judgeLoad([plain], models, 3, judge)).toEqual({ answers: 0, calls: 0 });
  });
});
