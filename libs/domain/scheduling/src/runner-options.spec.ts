import { runnerOptions } from './runner-options';

describe('runnerOptions', () => {
  it('gives thinking models twice the room', () => {
    expect(runnerOptions({ thinking: false, contextLength: null })).toEqual({ numCtx: 8_192 });
    expect(runnerOptions({ thinking: true, contextLength: null })).toEqual({ numCtx: 16_384 });
  });

  it('never asks for more than the model has', () => {
    expect(runnerOptions({ thinking: true, contextLength: 2_048 })).toEqual({ numCtx: 2_048 });
    expect(runnerOptions({ numCtx: 4_096, thinking: true, contextLength: 32_768 })).toEqual({ numCtx: 4_096 });
  });
});
