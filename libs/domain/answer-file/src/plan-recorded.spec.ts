import { LIMITS } from '@assay/contracts';
import { planRecorded } from './plan-recorded';

const answer = (task: number, model: number, epoch: number, output: string | null = 'yes') => ({
  ...{ task, model, epoch, output },
  thinking: null,
  durationMs: null,
});

describe('planRecorded', () => {
  it('has a trial for every task and model, and for each epoch up to the last one recorded', () => {
    const planned = planRecorded([answer(1, 0, 3), answer(0, 0, 1), answer(0, 1, 1, null)], 2, 2);
    expect(planned.map(({ task, model, epoch, output }) => `${model}.${task}.${epoch} ${output}`)).toEqual([
      '0.0.1 yes',
      '0.1.1 null',
      '0.1.2 null',
      '0.1.3 yes',
      '1.0.1 null',
      '1.1.1 null',
    ]);
  });

  it('tells empty answers, answers that are too long, and none apart', () => {
    const outputs = ['yes', ' \n', 'x'.repeat(LIMITS.answer + 1), null, '<think>only</think>'];
    const planned = planRecorded(
      outputs.map((output, task) => answer(task, 0, 1, output)),
      outputs.length,
      1,
    );
    expect(planned.map(({ outcome }) => outcome)).toEqual(['answered', 'empty', 'output_limit', null, 'empty']);
    expect(planned[2]?.output).toHaveLength(LIMITS.answer);
  });

  it('makes texts storable and says so', () => {
    const [planned] = planRecorded([answer(0, 0, 1, 'a\u0000b\ud800')], 1, 1);
    expect(planned).toMatchObject({ output: 'a\u2400b\uFFFD', flags: ['sanitised'] });
  });
});
