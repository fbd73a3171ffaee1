import { answerQuery } from './answers-query';
import { NEWEST } from './row-filter';

describe('answerQuery', () => {
  it('asks for the newest answers of the run first', () => {
    expect(answerQuery('run-1', NEWEST)).toEqual({ runId: 'run-1', sort: '-created' });
  });

  it('asks for failed answers by verdict, not by score', () => {
    expect(answerQuery('run-1', { ...NEWEST, show: 'failed' })).toMatchObject({ status: ['scored'], passed: false });
  });

  it('leaves an empty search out and trims another', () => {
    expect(answerQuery('run-1', { ...NEWEST, search: '  ' })).not.toHaveProperty('search');
    expect(answerQuery('run-1', { ...NEWEST, search: ' desk ' })).toMatchObject({ search: 'desk' });
  });

  it('asks nothing for answers in the making: they are not stored', () => {
    expect(answerQuery('run-1', { ...NEWEST, show: 'running' })).toBeNull();
  });
});
