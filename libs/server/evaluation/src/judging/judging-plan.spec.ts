import type { ScorableTask } from '../score-answer';
import { judgingPlan } from './judging-plan';

const task: ScorableTask = {
  criteria: { scorers: [{ type: 'judge', checklist: [{ id: 'a', requirement: 'Is good.' }] }] },
  ...{ criteriaHash: '', taskType: 'general_chat', key: 'k', system: null, messages: null },
  variants: [{ taskDescription: 'Say.', expectedOutput: 'good' }],
};
const plan = (output: string) =>
  judgingPlan(task, { outcome: 'answered', output, variant: 1, timeLimitMs: null }, '0123456789abcdef');
const controls = (output: string): number => plan(output).items.filter(({ kind }) => kind === 'control').length;
/** Not among the fifth of answers that are controlled by chance. */
const PLAIN = 'It is good, and that is that.';

describe('judgingPlan', () => {
  it('says nothing of a plain answer', () => {
    expect(plan(PLAIN)).toMatchObject({ notes: [], suspicious: [] });
    expect(controls(PLAIN)).toBe(0);
  });

  it.each([
    [
      'is cut',
      `${PLAIN} ${Array.from({ length: 3_000 }, (_, no) => `w${no}`).join(' ')}`,
      /first 12,000 of the [\d,]+ characters/,
    ],
    ['holds marks', `${PLAIN} <<<`, /^1 mark of prompts .* was made harmless/],
    ['holds many', `${PLAIN} <<< <<<`, /^2 marks .* were made harmless/],
    ['repeats itself', `${PLAIN} `.repeat(20), /repeats what it said/],
  ])('tells, and controls the judge, where the answer %s', (_, output, note) => {
    expect(plan(output).notes).toEqual([expect.stringMatching(note)]);
    expect(controls(output)).toBe(2);
  });
});
