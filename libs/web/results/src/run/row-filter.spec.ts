import { anAnswer, someCounts } from './fixtures';
import { isShown, showCounts, type RowShow } from './row-filter';

const shows = (show: RowShow, row: Parameters<typeof anAnswer>[0], search = ''): boolean =>
  isShown(anAnswer(row), { show, search });

describe('isShown', () => {
  it('calls only a scored answer failed: what has no score yet is open', () => {
    expect(shows('failed', { status: 'scored', passed: false })).toBe(true);
    expect(shows('failed', { status: 'scored', passed: true })).toBe(false);
    expect(shows('failed', { status: 'unscored', passed: null })).toBe(false);
    expect(shows('failed', { status: 'missing', passed: null })).toBe(false);
  });

  it('tells no answer, no score yet, and no score at all apart', () => {
    expect(shows('no_answer', { status: 'missing' })).toBe(true);
    expect(shows('waits', { status: 'generated' })).toBe(true);
    expect(shows('unscored', { status: 'unscored' })).toBe(true);
    expect(shows('waits', { status: 'unscored' })).toBe(false);
  });

  it('searches in task, key and model without regard to case', () => {
    const row = { taskTitle: 'Desk puzzle', taskKey: 'desks-3x3', model: 'qwen3:14b' };
    expect(shows('all', row, 'DESK')).toBe(true);
    expect(shows('all', row, '3x3')).toBe(true);
    expect(shows('all', row, ' qwen3 ')).toBe(true);
    expect(shows('all', row, 'gemma')).toBe(false);
  });
});

describe('showCounts', () => {
  it('counts what was begun, not what still waits', () => {
    // 360 planned − 124 waiting
    expect(showCounts(someCounts({ total: 360, waiting: 124, running: 2 }), null).all).toBe(236);
  });

  it('says nothing of flags while not every answer is known', () => {
    expect(showCounts(someCounts({}), null).flagged).toBeNull();
    expect(showCounts(someCounts({}), 8).flagged).toBe(8);
  });
});
