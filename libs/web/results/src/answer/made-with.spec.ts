import { aDetail } from './fixtures';
import { option, settingsOf } from './made-with';

const answer = aDetail({
  request: { messages: [], options: { num_ctx: 8_192, seed: 7, stop: ['END', 'STOP'] } },
  environment: { ollamaVersion: '0.33.3', gpu: { share: 1, name: null } },
});

describe('settingsOf', () => {
  it('flattens what is nested and leaves out what is unknown', () => {
    expect(settingsOf(answer)).toEqual([
      { name: 'num_ctx', value: '8192' },
      { name: 'seed', value: '7' },
      { name: 'stop', value: 'END, STOP' },
      { name: 'ollamaVersion', value: '0.33.3' },
      { name: 'gpu.share', value: '1' },
    ]);
  });
});

describe('option', () => {
  it('finds a setting under any of its names', () => {
    expect(option(answer, 'numCtx', 'num_ctx')).toBe('8192');
    expect(option(answer, 'temperature')).toBeNull();
  });
});
