import { estimateTime, UNKNOWN_TIME, type MeasuredSpeed, type WorkToEstimate } from './estimate-time';

const speed = (modelId: string, more: Partial<MeasuredSpeed> = {}): MeasuredSpeed => ({
  modelId,
  serverId: 's',
  taskType: 'reasoning',
  lowMs: 500,
  medianMs: 1_000,
  highMs: 2_000,
  ...more,
});
const work = (modelId: string, trials: number, more: Partial<WorkToEstimate> = {}): WorkToEstimate => ({
  modelId,
  serverId: 's',
  taskType: 'reasoning',
  trials,
  ...more,
});
const lanes = new Map([['s', { slots: 2, loadMs: 3_000 }]]);

describe('estimateTime', () => {
  it('adds the models of one server', () => {
    // 10 trials in 2 slots: 5 × (500, 1 000, 2 000); two models; each may need a load of 3 s
    expect(estimateTime([work('a', 10), work('b', 10)], [speed('a'), speed('b')], lanes)).toEqual({
      lowMs: 5_000,
      expectedMs: 10_000 + 6_000,
      highMs: 20_000 + 6_000,
    });
  });

  it('lets servers work side by side', () => {
    const both = [work('a', 10), work('a', 4, { serverId: 't' })];
    const speeds = [speed('a'), speed('a', { serverId: 't' })];
    expect(estimateTime(both, speeds, lanes).expectedMs).toBe(8_000); // s: 5 + 3 s; t: 4 s
  });

  it('says unknown rather than guess for a model that was never measured', () => {
    expect(estimateTime([work('a', 1), work('b', 1)], [speed('a')], lanes)).toEqual(UNKNOWN_TIME);
  });

  it('takes other task types of the model where the own is missing', () => {
    const planning = work('a', 2, { taskType: 'planning' });
    expect(estimateTime([planning], [speed('a')], new Map()).expectedMs).toBe(2_000);
  });

  it('needs no time for nothing', () => {
    expect(estimateTime([work('a', 0)], [], lanes)).toEqual({ lowMs: 0, expectedMs: 0, highMs: 0 });
  });
});
