import type { RunEvent, TrialRow } from '@assay/contracts';
import { someCounts } from './fixtures';
import { trialNews } from './running-rows';

const trial: TrialRow = {
  trialId: 't1',
  resultId: null,
  taskKey: 'desks',
  taskTitle: 'Desks',
  taskType: 'reasoning',
  modelId: 'm1',
  model: 'gemma3:12b',
  serverId: 's1',
  epoch: 1,
  status: 'running',
  outcome: null,
  score: null,
  passed: null,
  executionTime: null,
  tokensPerSecond: null,
  flags: [],
  reason: null,
};
const event = (
  type: 'trial.started' | 'trial.generated' | 'trial.scored',
  parts: Partial<TrialRow> = {},
): RunEvent => ({
  type,
  runId: 'run',
  seq: 1,
  at: '2026-11-24T14:00:00Z',
  counts: someCounts(),
  trial: { ...trial, ...parts },
});

describe('trialNews', () => {
  it('holds an answer in the making until it is stored', () => {
    const { running } = trialNews(new Map(), [event('trial.started')]);
    expect([...running.keys()]).toEqual(['t1']);
    const after = trialNews(running, [event('trial.generated', { resultId: 'r1', status: 'generated' })]);
    expect(after.running.size).toBe(0);
    expect(after.finished).toMatchObject([{ key: 'r1', trialId: 't1', status: 'generated' }]);
  });

  it('hands out only the latest word on an answer of one frame', () => {
    const events = [
      event('trial.generated', { resultId: 'r1', status: 'generated' }),
      event('trial.scored', { resultId: 'r1', status: 'scored', passed: true }),
    ];
    expect(trialNews(new Map(), events).finished).toMatchObject([{ status: 'scored' }]);
  });

  it('shows nothing in the making once the run stands still', () => {
    const { running } = trialNews(new Map(), [event('trial.started')]);
    const paused: RunEvent = { type: 'run.paused', runId: 'run', seq: 2, at: '', counts: someCounts(), reason: null };
    expect(trialNews(running, [paused]).running.size).toBe(0);
  });
});
