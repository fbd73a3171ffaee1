import { compareModels } from './compare-models';
import { every, overall, situation, type Outcome } from './situation';

const kinds = (columns: Readonly<Record<string, readonly (readonly Outcome[])[]>>): (readonly string[])[] => {
  const found = compareModels(
    situation(Object.fromEntries(Object.entries(columns).map(([name, answers]) => [name, { answers }]))),
  ).items;
  return (found ?? []).map(({ key, kinds: said }) => [key, ...said]);
};

describe('itemFindings', () => {
  it('names what everybody passes and nobody passes', () => {
    expect(
      kinds({
        a: [
          [1, 1],
          [0, 0],
          [1, 0],
        ],
        b: [
          [1, 1],
          [0, 0],
          [0, 0],
        ],
      }),
    ).toEqual([
      ['task-0', 'everyone_passes'],
      ['task-1', 'no_one_passes'],
    ]);
  });

  it('says nothing of a task that one model has no score of', () => {
    expect(kinds({ a: [[1], [0]], b: [['missing'], [0]] })).toEqual([['task-1', 'no_one_passes']]);
  });

  it('suspects a task that the weak pass and the strong fail, with few models and with many', () => {
    const strong = [...every(8, [1, 1]), [0, 0]];
    const weak = [...every(4, [1, 1]), ...every(4, [0, 0]), [1, 1]];
    expect(kinds({ strong, weak }).filter(([, kind]) => kind === 'suspicious')).toEqual([['task-8', 'suspicious']]);
    const ranked = Object.fromEntries(
      Array.from({ length: 6 }, (_, model) => [
        `m${model}`,
        [...Array.from({ length: 12 }, (_, task) => [Number(task < 2 * model + 1)]), [Number(model < 3)]],
      ]),
    );
    expect(kinds(ranked)).toContainEqual(['task-12', 'suspicious']);
    const [found] = (
      compareModels(situation(Object.fromEntries(Object.entries(ranked).map(([name, answers]) => [name, { answers }]))))
        .items ?? []
    ).filter(({ key }) => key === 'task-12');
    expect(found?.discrimination).toBeLessThan(-0.8);
  });

  it('calls a task flaky from ten tries on: 2 · ½ · ½ · 10/9 = 0.56', () => {
    const half = [1, 0, 1, 0, 1, 0, 1, 0, 1, 0];
    expect(kinds({ a: [half], b: [every(10, [1]).map(() => 1)] })).toEqual([['task-0', 'flaky']]);
    expect(kinds({ a: [half.slice(0, 8)], b: [[1]] })).toEqual([]);
  });
});

describe('paretoNames', () => {
  const timed = (passes: number, timeMs: number, sizeBytes: number, serverId = 's') => ({
    answers: [...every(passes, [1]), ...every(20 - passes, [0])],
    timeMs: (task: number) => timeMs + task,
    ...{ sizeBytes, serverId },
  });

  it('keeps who is beaten by nobody on both axes', () => {
    const { pareto } = overall(
      situation({ good: timed(20, 900, 9e9), quick: timed(12, 100, 5e9), bad: timed(4, 2_000, 4e9) }),
    );
    expect(pareto?.time).toEqual(['good', 'quick']);
    expect(pareto?.memory).toEqual(['good', 'quick', 'bad']);
    expect(pareto?.beaten).toEqual(['bad']);
  });

  it('compares no times across servers', () => {
    const { pareto } = overall(situation({ a: timed(20, 900, 9e9), b: timed(12, 100, 5e9, 'other') }));
    expect(pareto?.time).toBeNull();
    expect(pareto?.beaten).toEqual([]);
  });
});
