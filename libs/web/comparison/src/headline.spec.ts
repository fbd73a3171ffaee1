import { aComparison, aScope, recommending } from './fixtures';
import { headline } from './headline';
import { t } from './spec-text';

const say = (...scopes: ReturnType<typeof aScope>[]): string => headline(aComparison({ scopes }), t);

describe('headline', () => {
  it('gathers the work of each model, and says what is open', () => {
    const words = say(
      aScope('overall'),
      aScope('code_generation', { recommendation: recommending('gpt-oss:20b') }),
      aScope('code_analysis'),
      aScope('reasoning', { recommendation: recommending('gpt-oss:20b') }),
      aScope('general_chat', { recommendation: recommending('llama3.1:8b') }),
    );
    expect(words).toBe(
      'Use gpt-oss:20b for code generation and reasoning, llama3.1:8b for general chat. Code analysis is still open.',
    );
  });

  it('falls back to the whole where no single kind of work is decided', () => {
    expect(say(aScope('overall', { recommendation: recommending('qwen3:14b') }), aScope('reasoning'))).toBe(
      'Over all tasks, use qwen3:14b. No single type of task is decided yet.',
    );
  });

  it('recommends nothing where nothing can be told', () => {
    expect(say(aScope('overall'), aScope('planning'))).toBe(
      'No recommendation yet: the models cannot be told apart on these tasks.',
    );
  });

  it('says so where no task is shared', () => {
    expect(say(aScope('overall', { tasks: 0 }))).toBe('These models have no scored task in common.');
  });
});
