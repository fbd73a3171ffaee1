import { TestBed } from '@angular/core/testing';
import type { Page, Result, RunEvent } from '@assay/contracts';
import { ResultsApi } from '@assay/web/data';
import { aDetail } from '../answer/fixtures';
import { AnswersStore } from './answers.store';
import { someCounts } from './fixtures';
import { NEWEST } from './row-filter';

const scored = (id: string): RunEvent => ({
  type: 'trial.scored',
  runId: 'run-1',
  seq: 1,
  at: '',
  counts: someCounts(),
  trial: {
    trialId: `trial-${id}`,
    resultId: id,
    taskKey: 'k',
    taskTitle: 'Task',
    taskType: 'reasoning',
    modelId: 'm1',
    model: 'm',
    serverId: 's1',
    epoch: 1,
    status: 'scored',
    outcome: 'answered',
    score: 1,
    passed: true,
    executionTime: 1,
    tokensPerSecond: 1,
    flags: [],
    reason: null,
  },
});

describe('AnswersStore', () => {
  const all = Array.from({ length: 120 }, (_, at) => aDetail({ id: `r${at}` }));
  let asked: (string | undefined)[];
  let reply: (page: Page<Result>) => Promise<Page<Result>>;
  const store = (): AnswersStore => {
    asked = [];
    reply = (page) => Promise.resolve(page);
    const list = ({ cursor, limit }: { cursor?: string; limit?: number }): Promise<Page<Result>> => {
      asked.push(cursor);
      const from = Number(cursor ?? 0);
      const to = from + (limit ?? 50);
      return reply({ items: all.slice(from, to), nextCursor: to < all.length ? String(to) : null, total: all.length });
    };
    TestBed.configureTestingModule({ providers: [AnswersStore, { provide: ResultsApi, useValue: { list } }] });
    return TestBed.inject(AnswersStore);
  };

  it('pages by the cursor of the API until there is no more', async () => {
    const answers = store();
    await answers.open('run-1', NEWEST);
    expect(answers.rows()).toHaveLength(50);
    await answers.more();
    await answers.more();
    expect(asked).toEqual([undefined, '50', '100']);
    expect(answers.rows()).toHaveLength(120);
    expect(answers.hasMore()).toBe(false);
  });

  it('does not let a long run fill the page: what came live waits behind "more"', async () => {
    const answers = store();
    await answers.open('run-1', NEWEST);
    for (let at = 0; at < 30; at++) answers.accept([scored(`live-${at}`)]);
    expect(answers.rows()).toHaveLength(50);
    expect(answers.rows()[0]?.key).toBe('live-29');
    expect(answers.total()).toBe(150);
    await answers.more();
    expect(answers.rows()).toHaveLength(100);
    expect(new Set(answers.rows().map((row) => row.key)).size).toBe(100);
  });

  it('keeps what a page, asked for earlier and come later, does not hold yet', async () => {
    const answers = store();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    reply = async (page) => (await held, page);
    const opened = answers.open('run-1', NEWEST);
    answers.accept([scored('meanwhile')]);
    release();
    await opened;
    expect(answers.rows()[0]?.key).toBe('meanwhile');
  });

  it('does not place a new answer where the order is not by time, but says that it came', async () => {
    const answers = store();
    await answers.open('run-1', { ...NEWEST, sort: 'score' });
    answers.accept([scored('new')]);
    expect(answers.rows().map((row) => row.key)).not.toContain('new');
    expect(answers.held()).toBe(1);
  });

  it('shows a late answer to an old question to nobody', async () => {
    const answers = store();
    const pages: (() => void)[] = [];
    reply = (page) => new Promise((resolve) => pages.push(() => resolve(page)));
    const first = answers.open('run-1', NEWEST);
    const second = answers.open('run-1', { ...NEWEST, search: 'desk' });
    pages[1]?.();
    pages[0]?.();
    await Promise.all([first, second]);
    expect(answers.loading()).toBe(false);
    expect(answers.rows().every((row) => row.taskTitle.toLowerCase().includes('desk'))).toBe(true);
  });

  it('keeps its rows when a page cannot be read', async () => {
    const answers = store();
    await answers.open('run-1', NEWEST);
    reply = () => Promise.reject(new Error('gone'));
    await answers.catchUp();
    expect(answers.rows()).toHaveLength(50);
    expect(answers.failure()).not.toBeNull();
  });
});
