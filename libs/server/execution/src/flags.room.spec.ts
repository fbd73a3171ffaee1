import {
  FLAG_RULES,
  RESULT_FLAGS,
  type JsonValue,
  type Result,
  type ResultFlag,
  type RunOptions,
} from '@assay/contracts';
import { ModelRepository, ResultRepository, RunViewRepository } from '@assay/server/persistence';
import { useDatabase } from '@assay/testing/database';
import { type EngineWorld, numberAsked, useEngine } from '@assay/testing/engine';
import type { FakeAnswer, FakeOllama, FakeOllamaOptions } from '@assay/testing/fake-ollama';
import { SystemClock } from './system-clock';

const room = useDatabase();
const open = useEngine(room);

/** What is asked, of whom, and what happens meanwhile. The second of three sums is the special one. */
interface Situation {
  readonly fake?: FakeOllamaOptions;
  readonly slots?: number;
  readonly epochs?: number;
  readonly options?: RunOptions;
  readonly criteria?: JsonValue;
  readonly second?: (asked: number) => FakeAnswer | string;
  /** Just before the second sum is answered. */
  readonly meanwhile?: (fake: FakeOllama, clock: LeapingClock) => void;
}

/** A clock that can be put forward. */
class LeapingClock extends SystemClock {
  private ahead = 0;
  leap(ms: number): void {
    this.ahead += ms;
  }
  override now(): Date {
    return new Date(super.now().getTime() + this.ahead);
  }
}

async function carryOut(situation: Situation): Promise<{
  readonly world: EngineWorld;
  readonly runId: string;
  readonly results: readonly Result[];
}> {
  const clock = new LeapingClock();
  const world = await open.world({ clock });
  let asked = 0;
  const fake = await open.fake({
    models: ['alpha'],
    answer: ({ messages }) => {
      const n = numberAsked(messages.at(-1)?.content ?? '');
      if (n === 2) situation.meanwhile?.(fake, clock);
      return (n === 2 ? situation.second?.(++asked) : undefined) ?? `ANSWER: ${n + 1}`;
    },
    ...situation.fake,
  });
  await world.addServer(fake, situation.slots ?? 1);
  const taskIds = await world.addSums(
    3,
    'sum',
    situation.criteria === undefined ? {} : { criteria: situation.criteria },
  );
  await world.engine.start();
  const options = situation.options ?? {};
  const runId = await world.launch({ models: [{ model: 'alpha' }], taskIds, epochs: situation.epochs ?? 1, options });
  await world.engine.waitUntilFinished(runId);
  return { world, runId, results: await world.results(runId) };
}

/** An answer whose final frame says these times, ms, whatever they really were. */
function timed(times: {
  total: number;
  load?: number;
  prompt?: number;
  decode: number;
  tokens?: readonly [number, number];
}): FakeAnswer {
  const ns = (ms: number): number => ms * 1_000_000;
  const [prompt, answer] = times.tokens ?? [20, 10];
  const final = {
    message: { role: 'assistant', content: '' },
    ...{ done: true, done_reason: 'stop', total_duration: ns(times.total), load_duration: ns(times.load ?? 1) },
    ...{ prompt_eval_count: prompt, prompt_eval_duration: ns(times.prompt ?? 10) },
    ...{ eval_count: answer, eval_duration: ns(times.decode) },
  };
  const said = { message: { role: 'assistant', content: 'ANSWER: 3' }, done: false };
  return { text: '', fault: { kind: 'raw', chunks: [said, final].map((frame) => `${JSON.stringify(frame)}\n`) } };
}

const JSON_CRITERIA = { scorers: [{ type: 'json_equal', value: { a: 'x "y" z' } }] };

const SITUATIONS: Readonly<Record<Exclude<ResultFlag, 'judge_same_family' | 'judge_suspicious'>, Situation>> = {
  cold: { second: () => timed({ total: 6_000, load: 5_000, decode: 900 }) },
  prompt_cached: { epochs: 2, options: { temperature: 0.5 } },
  concurrent: {
    slots: 2,
    fake: { parallel: 2, timeScale: 0.2, models: [{ name: 'alpha', loadMs: 1, tokensPerSecond: 2 }] },
  },
  contended: { second: () => timed({ total: 5_000, decode: 900 }) },
  after_cancel: {
    second: (asked) => (asked === 1 ? { text: 'ANSWER', fault: { kind: 'cut', atByte: 40 } } : 'ANSWER: 3'),
  },
  cpu_spill: {
    meanwhile: (fake, clock) => {
      fake.changeModel('alpha', { vramBytes: 1_000_000_000 });
      clock.leap(16_000);
    },
  },
  cut_off: { options: { numPredict: 3 }, second: () => 'It is a long way to ANSWER: 3' },
  thinking_leaked: { second: () => '<think>2 and 1</think>\nANSWER: 3' },
  format_ignored: { criteria: { scorers: [{ type: 'number', extract: 'answer_line' }] }, second: () => 'three' },
  near_context: { options: { numCtx: 256 }, second: () => timed({ total: 920, decode: 900, tokens: [200, 50] }) },
  sanitised: { second: () => 'ANSWER: 3\u0000' },
  retried: { second: (asked) => (asked === 1 ? { text: '', fault: { kind: 'status', status: 500 } } : 'ANSWER: 3') },
  server_changed: { fake: { version: '0.34.1' } },
  context_smaller: { fake: { models: [{ name: 'alpha', contextLength: 4_096 }] } },
  extraction_repaired: { criteria: JSON_CRITERIA, second: () => '{"a": "x "y" z"}' },
};

describe('flags of answers', () => {
  it('F48, F51 are each provoked here, but for those of judges', () => {
    const others = RESULT_FLAGS.filter((flag) => !(flag in SITUATIONS));
    expect(others).toEqual(['judge_same_family', 'judge_suspicious']);
  });

  it.each(Object.entries(SITUATIONS) as [ResultFlag, Situation][])(
    '%s: set by what was seen, counted, found by a filter',
    async (flag, situation) => {
      const { world, runId, results } = await carryOut(situation);
      const flagged = results.filter((result) => result.flags.includes(flag));
      expect(flagged.length).toBeGreaterThan(0);
      const counts = await new RunViewRepository(world.parts.database).flags(runId);
      expect(counts[flag]).toBe(flagged.length);
      const found = await new ResultRepository(world.parts.database).list({ runId, flag });
      expect(found.items.map(({ id }) => id).sort()).toEqual(flagged.map(({ id }) => id).sort());
      if (FLAG_RULES[flag].spoils.includes('end_to_end'))
        for (const result of flagged) expect(result.metrics.speed).toBeNull();
    },
  );

  it('take an answer out of just the figures that they spoil', async () => {
    // Two answers count: 10 tokens in 2 s of 2.02 s without the load, and 10 in 0.5 s of 0.52 s.
    const slow = timed({ total: 7_020, load: 5_000, decode: 2_000 });
    const quick = timed({ total: 521, load: 1, decode: 500 });
    const { world, results } = await carryOut({
      second: (asked) => (asked === 1 ? slow : quick),
      epochs: 2,
      options: { temperature: 0.5 },
    });
    const [cold, other] = results.filter(({ taskKey }) => taskKey === 'sum-0002').toSorted((a, b) => a.epoch - b.epoch);
    expect(cold).toMatchObject({ executionTime: 2_020, metrics: { tokensPerSecond: 5, speed: null } });
    expect(other).toMatchObject({ executionTime: 520, metrics: { tokensPerSecond: 20 } });
    const speedWith = async (flags: string): Promise<unknown> => {
      await world.query(
        `UPDATE benchmark_results SET flags = CASE id WHEN $1 THEN $3::text[] WHEN $2 THEN '{}' ELSE '{contended}' END`,
        [cold?.id, other?.id, flags],
      );
      return (await new ModelRepository(world.parts.database).list({})).items[0]?.speed;
    };
    // Medians of 5 and 20 tokens per second, of 2.02 and 0.52 s.
    const both = { tokensPerSecond: 12.5, secondsPerAnswer: 1.27, answers: 2 };
    const oneOnly = { tokensPerSecond: 20, secondsPerAnswer: 0.52, answers: 1 };
    expect(await speedWith('{}')).toEqual(both);
    expect(await speedWith('{retried,cut_off,near_context,prompt_cached}')).toEqual(both);
    expect(await speedWith('{cold}')).toEqual({ tokensPerSecond: 12.5, secondsPerAnswer: 0.52, answers: 1 });
    for (const flag of ['concurrent', 'contended', 'after_cancel', 'cpu_spill'])
      expect([flag, await speedWith(`{${flag}}`)]).toEqual([flag, oneOnly]);
  });
});
