import { timeParts } from './time-parts';

const timings = {
  totalMs: 29_400,
  loadMs: 0,
  promptMs: 900,
  generationMs: 28_100,
  queueMs: 400,
  thinkingMs: 24_600,
  wallMs: 29_500,
  firstTokenMs: 1_300,
  firstAnswerMs: 25_900,
};
const find = (parts: ReturnType<typeof timeParts>, name: string) => parts.find((part) => part.name === name)?.ms;

describe('timeParts', () => {
  it('takes thinking out of generation, so that nothing counts twice', () => {
    const parts = timeParts(timings);
    expect(find(parts, 'answer')).toBe(3_500); // 28.1 − 24.6 s
    expect(parts.reduce((sum, part) => sum + (part.ms ?? 0), 0)).toBe(29_400);
  });

  it('has no thinking where the model does not think', () => {
    const parts = timeParts({ ...timings, thinkingMs: null });
    expect(parts.map((part) => part.name)).not.toContain('thinking');
    expect(find(parts, 'answer')).toBe(28_100);
  });

  it('keeps what the server did not say apart from zero', () => {
    expect(find(timeParts({ ...timings, queueMs: null }), 'queue')).toBeNull();
    expect(find(timeParts(timings), 'load')).toBe(0);
  });
});
