import type { RunCounts, RunEvent, TrialRow } from '@assay/contracts';
import * as fc from 'fast-check';
import { foldRunEvent, isGap } from './fold-run';
import { foldLiveRun, liveRun, startLiveRun, type LiveRun } from './live-run';

const zero: RunCounts = {
  total: 4,
  waiting: 4,
  running: 0,
  generated: 0,
  passed: 0,
  failed: 0,
  unscored: 0,
  missing: 0,
  cancelled: 0,
};
const start = startLiveRun({
  id: 'run',
  lastSeq: 0,
  status: 'queued',
  waitingFor: null,
  reason: null,
  counts: zero,
  progress: 0,
  startedAt: null,
  finishedAt: null,
});

function row(trialId: string, status: TrialRow['status']): TrialRow {
  return {
    trialId,
    resultId: null,
    taskKey: 'k',
    taskTitle: 'T',
    taskType: 'reasoning',
    modelId: 'm',
    model: 'm',
    serverId: 's',
    epoch: 1,
    status,
    outcome: null,
    score: null,
    passed: null,
    executionTime: null,
    tokensPerSecond: null,
    flags: [],
    reason: null,
  };
}

const base = (seq: number, counts = zero) => ({ runId: 'run', seq, at: `2027-03-09T10:00:0${seq % 10}.000Z`, counts });
const done: RunCounts = { ...zero, waiting: 2, passed: 1, missing: 1 };
const story: readonly RunEvent[] = [
  { ...base(1), type: 'run.queued', trials: 4 },
  { ...base(2), type: 'run.started' },
  { ...base(3), type: 'block.started', serverId: 's', modelId: 'm', model: 'm', phase: 'generate', trials: 4 },
  { ...base(4), type: 'trial.started', trial: row('t1', 'running') },
  { ...base(5), type: 'trial.generated', trial: row('t1', 'generated') },
  { ...base(6, done), type: 'trial.scored', trial: row('t1', 'scored') },
  { ...base(7, done), type: 'run.paused', reason: 'by hand' },
  { ...base(8, done), type: 'run.resumed' },
  {
    ...base(9, done),
    type: 'run.waiting',
    waitingFor: 'server',
    serverId: 's',
    reason: 'away',
    nextTryAt: 'n',
    waitsUntil: 'u',
  },
  { ...base(10, done), type: 'trial.started', trial: row('t2', 'running') },
  { ...base(11, done), type: 'trial.failed', trial: row('t2', 'missing') },
  { ...base(12, done), type: 'run.finished', status: 'completed_with_errors', reason: 'one missing' },
];

describe('foldLiveRun', () => {
  it('follows a run from queued to its end', () => {
    const statuses = story.map((_, index) => foldLiveRun(start, story.slice(0, index + 1)).status);
    expect(statuses).toEqual([
      'queued',
      'running',
      'running',
      'running',
      'running',
      'running',
      'paused',
      'running',
      'waiting',
      'running',
      'running',
      'completed_with_errors',
    ]);
  });

  it('keeps the last row of each trial, the counts of the last event and the share that is settled', () => {
    const end = foldLiveRun(start, story);
    expect(Array.from(end.rows.values(), ({ trialId, status }) => [trialId, status])).toEqual([
      ['t1', 'scored'],
      ['t2', 'missing'],
    ]);
    expect(end).toMatchObject({
      lastSeq: 12,
      counts: done,
      progress: 2 / 4,
      reason: 'one missing',
      startedAt: story[1]?.at,
      finishedAt: story[11]?.at,
    });
  });

  it('shows the block of a lane, and what it waits for until work begins again', () => {
    const lane = (events: number) => foldLiveRun(start, story.slice(0, events)).lanes.get('s');
    expect(lane(3)).toMatchObject({ block: { model: 'm', phase: 'generate', trials: 4 }, waiting: null });
    expect(lane(9)).toMatchObject({ waiting: { nextTryAt: 'n', waitsUntil: 'u' } });
    expect(lane(10)?.waiting).toBeNull();
    expect(lane(12)).toBeUndefined();
  });

  it('comes to the same end whatever is repeated, early or foreign in between', () => {
    const foreign: RunEvent = { ...base(3), runId: 'another', type: 'run.paused', reason: null };
    const noise = fc.array(fc.array(fc.constantFrom<RunEvent>(...story, foreign), { maxLength: 4 }), {
      minLength: 13,
      maxLength: 13,
    });
    fc.assert(
      fc.property(noise, (between) => {
        let live: LiveRun = start;
        for (const [index, extra] of between.entries()) {
          const tooEarlyOrOld = extra.filter((event) => event.seq !== live.lastSeq + 1 || event.runId !== 'run');
          live = foldLiveRun(live, tooEarlyOrOld);
          live = foldLiveRun(live, story.slice(index, index + 1));
        }
        expect(live).toEqual(foldLiveRun(start, story));
      }),
    );
  });

  it('ends the same in one piece as in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (sizes) => {
        let rest = story;
        let live: LiveRun = start;
        for (const size of [...sizes, story.length]) {
          live = foldLiveRun(live, rest.slice(0, size));
          rest = rest.slice(size);
        }
        expect(live).toEqual(foldLiveRun(start, story));
      }),
    );
  });

  it('gives the same object back when nothing is new', () => {
    const end = foldLiveRun(start, story);
    expect(foldLiveRun(end, story)).toBe(end);
  });

  it('leaves the maps of an earlier state alone', () => {
    const before = foldLiveRun(start, story.slice(0, 4));
    foldLiveRun(before, story);
    expect(before.rows.get('t1')?.status).toBe('running');
  });
});

describe('liveRun', () => {
  it('comes to the same end as a reading before the first event', () => {
    expect(foldLiveRun(liveRun('run'), story)).toEqual(foldLiveRun(start, story));
  });
});

describe('foldRunEvent', () => {
  it('stays paused while answers that had begun come to their end', () => {
    const paused = story.slice(0, 7).reduce(foldRunEvent, start);
    const scored: RunEvent = { ...base(8, done), type: 'trial.scored', trial: row('t1', 'scored') };
    expect(foldRunEvent(paused, scored)).toMatchObject({ status: 'paused', lastSeq: 8 });
  });

  it('goes back to queued when a run is resumed that never began', () => {
    const resumed: RunEvent = { ...base(1), type: 'run.resumed' };
    expect(foldRunEvent({ ...start, status: 'paused' }, resumed).status).toBe('queued');
  });

  it('keeps whatever else the run holds', () => {
    expect(foldRunEvent({ ...start, name: 'Run 128' }, { ...base(1), type: 'run.started' }).name).toBe('Run 128');
  });
});

describe('isGap', () => {
  it('is there when an event in between has not come', () => {
    expect(isGap(start, { ...base(2), type: 'run.started' })).toBe(true);
    expect(isGap(start, { ...base(1), type: 'run.started' })).toBe(false);
    expect(isGap({ ...start, lastSeq: 5 }, { ...base(5), type: 'run.started' })).toBe(false);
    expect(isGap(start, { ...base(9), runId: 'another', type: 'run.started' })).toBe(false);
  });
});
