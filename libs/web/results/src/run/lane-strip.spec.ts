import type { RunLane } from '@assay/contracts';
import { aRun, aRunModel, someCounts } from './fixtures';
import { blockPlace, lanePlan } from './lane-strip';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 24, 14, minute)).toISOString();
const now = Date.parse(at(30));

const lane: RunLane = {
  serverId: 's1',
  server: 'workstation',
  state: 'generating',
  model: 'gemma3:12b',
  done: 20,
  total: 60,
  nextTryAt: null,
  waitsUntil: null,
  blocks: [
    { model: 'llama3.1:8b', phase: 'load', startedAt: at(0), endedAt: at(1), trials: 0 },
    { model: 'llama3.1:8b', phase: 'generate', startedAt: at(1), endedAt: at(11), trials: 10 },
    { model: 'gemma3:12b', phase: 'generate', startedAt: at(20), endedAt: null, trials: 10 },
  ],
};
const run = aRun({
  startedAt: at(0),
  lanes: [lane],
  models: [
    aRunModel({ name: 'llama3.1:8b', counts: someCounts({ total: 10, passed: 10 }) }),
    aRunModel({ name: 'gemma3:12b', counts: someCounts({ total: 30, passed: 10, waiting: 19, running: 1 }) }),
    aRunModel({ name: 'qwen3:14b', counts: someCounts({ total: 20, waiting: 20 }) }),
  ],
});

describe('lanePlan', () => {
  it('keeps done, current and next on one axis, in order', () => {
    const stretches = lanePlan(run, now)?.lanes[0]?.stretches ?? [];
    expect(stretches.map((stretch) => `${stretch.kind} ${stretch.model}`)).toEqual([
      'load llama3.1:8b',
      'done llama3.1:8b',
      'current gemma3:12b',
      'next qwen3:14b',
    ]);
  });

  it('foresees the rest at the pace of the lane so far', () => {
    // 20 answers in 10 + 10 min: 1 min each. 20 open of gemma3 end at :50, 20 of qwen3 at :70.
    const plan = lanePlan(run, now);
    const [, , current, next] = plan?.lanes[0]?.stretches ?? [];
    expect(current?.to).toBeCloseTo(50 / 70);
    expect(next?.to).toBeCloseTo(1);
    expect(plan?.now).toBeCloseTo(30 / 70);
  });

  it('ends when the run is expected to end, where that is known', () => {
    // 40 open at 1 min each would be 40 min; the run expects 20.
    const plan = lanePlan(aRun({ ...run, eta: { lowMs: null, expectedMs: 20 * 60_000, highMs: null } }), now);
    expect(plan?.now).toBeCloseTo(30 / 50);
    expect(plan?.lanes[0]?.stretches.at(-1)?.to).toBeCloseTo(1);
  });

  it('fills the current stretch up to now', () => {
    expect(lanePlan(run, now)?.lanes[0]?.stretches[2]?.filled).toBeCloseTo(10 / 30);
  });

  it('foresees nothing for a run that is over', () => {
    const over = aRun({ ...run, status: 'cancelled', finishedAt: at(30) });
    const plan = lanePlan(over, now);
    expect(plan?.now).toBeNull();
    expect(plan?.lanes[0]?.stretches.map((stretch) => stretch.kind)).not.toContain('next');
  });

  it('draws nothing before the first lane begins', () => {
    expect(lanePlan(aRun({ startedAt: null, lanes: [lane] }), now)).toBeNull();
  });

  it('promises nothing while no speed is known', () => {
    const fresh = {
      ...lane,
      done: 0,
      blocks: [{ model: 'llama3.1:8b', phase: 'load' as const, startedAt: at(0), endedAt: null, trials: 0 }],
    };
    const plan = lanePlan(aRun({ ...run, lanes: [fresh], eta: null }), Date.parse(at(1)));
    expect(plan?.lanes[0]?.stretches).toHaveLength(1);
  });
});

describe('blockPlace', () => {
  it('counts the models of this server that have begun', () => {
    expect(blockPlace(run, lane)).toEqual({ at: 2, of: 3 });
  });
});
