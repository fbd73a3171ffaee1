import type { OpenWork, TaskToAsk } from '@assay/server/persistence';
import { buildRequest } from './build-request';

const task: TaskToAsk = {
  id: 't',
  key: 'sum',
  title: 'Sum',
  taskType: 'reasoning',
  taskDescription: '1 + 1 = ?',
  system: 'Be brief.',
  messages: [
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'Hi' },
  ],
  options: { temperature: 0.5 },
  variants: [
    { taskDescription: '1 + 1 = ?', expectedOutput: '2' },
    { taskDescription: '2 + 2 = ?', expectedOutput: '4' },
  ],
};
const work = {
  tag: 'alpha',
  runner: { numCtx: 4_096 },
  sampling: { topK: 3 },
  capabilities: [],
} as unknown as OpenWork;

describe('buildRequest', () => {
  it('puts system and conversation before the variant that is asked', () => {
    const { chat } = buildRequest(task, work, { epoch: 2, variant: 2 }, 600_000);
    expect(chat.messages.map(({ role, content }) => `${role}: ${content}`)).toEqual([
      ...['system: Be brief.', 'user: Hello', 'assistant: Hi'],
      'user: 2 + 2 = ?',
    ]);
  });

  it('stores what was sent, the context and the limit included', () => {
    const { chat, stored, timeLimitMs } = buildRequest(task, work, { epoch: 1, variant: 1 }, 600_000);
    expect(chat).toMatchObject({ model: 'alpha', runner: { numCtx: 4_096 }, options: { temperature: 0.5, topK: 3 } });
    expect(stored['options']).toMatchObject({
      temperature: 0.5,
      topK: 3,
      numCtx: 4_096,
      timeLimitMs: 600_000,
      seed: expect.any(Number) as number,
    });
    expect(timeLimitMs).toBe(600_000);
  });

  it('asks the same task in the same epoch with the same seed', () => {
    const seed = (epoch: number): unknown => buildRequest(task, work, { epoch, variant: 1 }, 1).chat.options.seed;
    expect(seed(1)).toBe(seed(1));
    expect(seed(1)).not.toBe(seed(2));
  });
});
