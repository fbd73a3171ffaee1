import type { Generation } from '@assay/domain/run';
import { outcomeOf } from './outcome';

const generation: Generation = {
  end: 'finished',
  content: 'ANSWER: 4',
  thinking: '',
  doneReason: 'stop',
  sanitised: false,
  timings: {
    totalMs: null,
    loadMs: null,
    promptMs: null,
    generationMs: null,
    promptTokens: null,
    answerTokens: null,
    wallMs: 1,
    firstTokenMs: null,
    firstAnswerMs: null,
  },
};
const of = (change: Partial<Generation>) => outcomeOf({ ...generation, ...change });

describe('outcomeOf', () => {
  it('is answered where content came to its end', () => {
    expect(of({})).toEqual({ outcome: 'answered', flags: [] });
    expect(of({ doneReason: null })).toEqual({ outcome: 'answered', flags: [] });
  });

  it('tells an empty answer from one cut before it began', () => {
    expect(of({ content: ' \n', doneReason: 'stop', thinking: 'hm' })).toEqual({ outcome: 'empty', flags: [] });
    expect(of({ content: '', doneReason: 'length', thinking: 'hm' })).toEqual({
      outcome: 'cut_before_answer',
      flags: [],
    });
    expect(of({ content: '\u200b\ufeff' }).outcome).toBe('empty');
  });

  it('flags an answer that the token limit cut', () => {
    expect(of({ doneReason: 'length' })).toEqual({ outcome: 'answered', flags: ['cut_off'] });
  });

  it('keeps how the stream ended', () => {
    expect(of({ end: 'looped' }).outcome).toBe('degenerate_loop');
    expect(of({ end: 'too_slow' }).outcome).toBe('too_slow');
    expect(of({ end: 'output_limit' }).outcome).toBe('output_limit');
  });

  it('counts leaked thinking as no answer, and flags it', () => {
    expect(of({ content: '<think>a</think>4' })).toEqual({ outcome: 'answered', flags: ['thinking_leaked'] });
    expect(of({ content: '<think>a</think>\n' })).toEqual({ outcome: 'empty', flags: ['thinking_leaked'] });
    expect(of({ content: '<think>and so on', doneReason: 'length' })).toEqual({
      outcome: 'cut_before_answer',
      flags: ['thinking_leaked'],
    });
    expect(of({ content: 'a</think>4', doneReason: 'length' }).flags).toEqual(['thinking_leaked', 'cut_off']);
  });

  it('leaves text about tags alone', () => {
    expect(of({ content: 'The tag `</think>` closes it.' })).toEqual({ outcome: 'answered', flags: [] });
  });

  it('reads the final channel of a harmony transcript', () => {
    const content = '<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>4<|return|>';
    expect(of({ content })).toEqual({ outcome: 'answered', flags: ['thinking_leaked'] });
  });

  it('hands on that characters were replaced', () => {
    expect(of({ sanitised: true }).flags).toEqual(['sanitised']);
  });
});
