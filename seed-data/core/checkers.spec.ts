import type { JsonObject, JsonValue, TaskDraft } from '@assay/contracts';
import { checkerSource } from './core-tasks';
import { scoreInProcess } from './in-process';

/** What a checker says of an answer to a problem, score first. */
async function said(use: string, target: JsonValue, answer: JsonValue, params: JsonObject = {}): Promise<string> {
  const expectedOutput = typeof target === 'string' ? target : JSON.stringify(target);
  const output = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const variant = { taskDescription: 'q', expectedOutput };
  const extract = typeof answer === 'string' ? 'whole' : 'json';
  const task: TaskDraft = {
    ...variant,
    key: 'k',
    taskType: 'planning',
    category: 'c',
    evaluationCriteria: { scorers: [{ type: 'checker', use, program: checkerSource(use), extract, params }] },
    variants: [variant],
  };
  const { accuracy, passed, reason } = await scoreInProcess(task, 1, output);
  expect(passed).toBe(accuracy === 1);
  return `${String(accuracy)} ${reason}`;
}

describe('the checker schedule', () => {
  const problem = { day: 'Monday', from: '09:00', to: '17:00', minutes: 45, grid: 15, busy: { Ira: [['09:00', '10:30']] } };
  const check = (plan: JsonValue) => said('schedule', { problem, plan: {} }, plan);

  it.each<[JsonValue, string]>([
    [{ start: '10:30', end: '11:15' }, '1 Right'],
    [{ start: '10:30:00', end: '11.15', day: 'monday' }, '1 Right'],
    [{ start: '10:15', end: '11:00' }, '0 Wrong: free: Ira is busy 09:00–10:30'],
    [{ start: '10:40', end: '11:25' }, '0 Wrong: grid'],
    [{ start: '10:30', end: '11:30' }, '0 Wrong: length'],
    [{ start: '16:30', end: '17:15' }, '0 Wrong: hours'],
    [{ start: '10:30', end: '11:15', day: 'Tuesday' }, '0 Wrong: day'],
    [{ start: 'noon', end: '11:15' }, '0 Wrong: form'],
    [['10:30', '11:15'], '0 Wrong: form'],
  ])('says of %j: %s', async (plan, words) => expect(await check(plan)).toContain(words));
});

describe('the checker order', () => {
  const problem = { steps: ['a', 'b', 'c', 'd'], before: [['a', 'c']], directly: [['b', 'd']], notLast: ['d'] };

  it.each<[JsonValue, string]>([
    [{ order: ['a', 'b', 'd', 'c'] }, '1 Right'],
    [[' A ', 'B', 'D', 'C'], '1 Right'],
    [{ order: ['c', 'b', 'd', 'a'] }, '0 Wrong: before: "a" has to come before "c"'],
    [{ order: ['b', 'a', 'd', 'c'] }, '0 Wrong: directly'],
    [{ order: ['a', 'c', 'b', 'd'] }, '0 Wrong: last'],
    [{ order: ['a', 'b', 'd'] }, '0 Wrong: steps: "c" is missing'],
    [{ order: ['a', 'b', 'd', 'c', 'a'] }, '0 Wrong: steps'],
    [{ order: ['a', 'b', 'd', 'e'] }, '0 Wrong: steps: there is no step "e"'],
    [{ order: 'abdc' }, '0 Wrong: form'],
  ])('says of %j: %s', async (plan, words) => expect(await said('order', { problem, plan: {} }, plan)).toContain(words));
});

describe('the checker precedence', () => {
  const tasks = { A: { length: 2, after: [], needs: { people: 2 } }, B: { length: 1, after: ['A'], needs: { people: 1 } }, C: { length: 2, after: [], needs: { people: 2 } } };
  const shared = { tasks, workers: [], resources: { people: 3 }, best: 4 };
  const staffed = { tasks, workers: ['X', 'Y'], resources: {}, best: 3 };
  const plan = (...rows: readonly [string, JsonValue, string?][]): JsonValue => ({
    schedule: rows.map(([task, start, worker]) => ({ task, start, ...(worker === undefined ? {} : { worker }) })),
  });

  it.each<[JsonObject, JsonValue, string]>([
    [shared, plan(['A', 0], ['B', 2], ['C', 2]), '1 Right'],
    [shared, plan(['a', '0'], ['B', 3], ['C', 2]), '1 Right'],
    [shared, plan(['A', 0], ['B', 1], ['C', 2]), '0 Wrong: precedence: B starts at 1, but A ends only at 2'],
    [shared, plan(['A', 0], ['B', 2], ['C', 1]), '0 Wrong: resource: at 1 A, C need 4 people, there are 3'],
    [shared, plan(['A', 0], ['B', 2], ['C', 3]), '0 Wrong: length: all is done at 5, the best is 4'],
    [shared, plan(['A', 0], ['B', 2]), '0 Wrong: tasks: C is missing'],
    [shared, plan(['A', 0], ['B', 2], ['C', 2], ['C', 2]), '0 Wrong: tasks: C is there twice'],
    [shared, plan(['A', 0], ['B', 2.5], ['C', 2]), '0 Wrong: form'],
    [shared, plan(['A', -1], ['B', 2], ['C', 2]), '0 Wrong: form'],
    [staffed, plan(['A', 0, 'X'], ['B', 2, 'X'], ['C', 0, 'Y']), '1 Right'],
    [staffed, plan(['A', 0, 'X'], ['B', 2, 'X'], ['C', 0, 'X']), '0 Wrong: worker: X would do A and C at the same time'],
    [staffed, plan(['A', 0, 'X'], ['B', 2, 'X'], ['C', 0]), '0 Wrong: workers'],
  ])('says of %j and %j: %s', async (problem, answer, words) =>
    expect(await said('precedence', { problem, plan: {} }, answer)).toContain(words),
  );
});

describe('the checker packing', () => {
  const items = { pan: { weight: 3, value: 5 }, pot: { weight: 2, value: 4 }, cup: { weight: 1, value: 3 }, lid: { weight: 1, value: 1 } };
  const problem = { capacity: 4, items, apart: [['pan', 'cup']], needs: [['lid', 'pot']], best: 8 };

  it.each<[JsonValue, string]>([
    [{ items: ['lid', 'cup', 'POT'] }, '1 Right'],
    [['pan', 'cup'], '0 Wrong: apart'],
    [['pan', 'pot'], '0 Wrong: weight: 5 is more than 4'],
    [['pan', 'lid'], '0 Wrong: needs: "lid" goes only together with "pot"'],
    [['pot'], '0 Wrong: value: 4 is possible, but the best is 8'],
    [['pot', 'pot'], '0 Wrong: items: "pot" is there twice'],
    [['jar'], '0 Wrong: items: there is no "jar"'],
    [{}, '0 Wrong: form'],
  ])('says of %j: %s', async (plan, words) => expect(await said('packing', { problem, plan: {} }, plan)).toContain(words));
});

describe('the checker route', () => {
  const times = { 'S-a': 1, 'S-b': 4, 'a-b': 2, 'E-a': 5, 'E-b': 1, 'E-S': 9 };
  const problem = { start: 'S', end: 'E', stops: ['a', 'b'], times, before: [], best: 4 };

  it.each<[JsonObject, JsonValue, string]>([
    [problem, { route: ['s', 'A', 'b', 'e'] }, '1 Right'],
    [problem, { route: ['S', 'b', 'a', 'E'] }, '0 Wrong: length: 4 + 2 + 5 = 11 minutes, the best is 4'],
    [{ ...problem, before: [['b', 'a']] }, { route: ['S', 'a', 'b', 'E'] }, '0 Wrong: before'],
    [problem, { route: ['a', 'b', 'E'] }, '0 Wrong: start'],
    [problem, { route: ['S', 'a', 'b'] }, '0 Wrong: end'],
    [problem, { route: ['S', 'a', 'E'] }, '0 Wrong: stops: b is left out'],
    [problem, { route: ['S', 'a', 'b', 'a', 'E'] }, '0 Wrong: stops'],
    [problem, { route: ['S', 'x', 'E'] }, '0 Wrong: places'],
  ])('says of %j and %j: %s', async (given, plan, words) =>
    expect(await said('route', { problem: given, plan: {} }, plan)).toContain(words),
  );
});

describe('the checker deliveries', () => {
  const problem = { depot: 'D', capacity: 3, loads: { a: 2, b: 1, c: 3 }, distances: { 'D-a': 2, 'D-b': 2, 'D-c': 5, 'a-b': 1, 'a-c': 4, 'b-c': 4 }, best: 15 };

  it.each<[JsonValue, string]>([
    [{ trips: [['b', 'a'], ['c']] }, '1 Right'],
    [[['D', 'C', 'D'], ['d', 'a', 'b', 'd']], '1 Right'],
    [{ trips: [['a'], ['b'], ['c']] }, '0 Wrong: length: 4 + 4 + 10 = 18 km, the best is 15'],
    [{ trips: [['a', 'c'], ['b']] }, '0 Wrong: capacity: a, c have a load of 5'],
    [{ trips: [['a', 'b']] }, '0 Wrong: stops: c is left out'],
    [{ trips: [['a', 'b'], ['c'], ['b']] }, '0 Wrong: stops: b is there twice'],
    [{ trips: ['a', 'b', 'c'] }, '0 Wrong: form'],
  ])('says of %j: %s', async (plan, words) => expect(await said('deliveries', { problem, plan: {} }, plan)).toContain(words));
});

describe('the checker blocks', () => {
  const problem = { start: [['A', 'B'], ['C']], goal: [['C', 'A'], ['B']], most: 2 };

  it.each<[JsonValue, string]>([
    [{ moves: [['B', 'table'], ['A', 'C']] }, '1 Right'],
    [[{ block: 'b', to: 'Table' }, { move: 'A', to: 'c' }], '1 Right'],
    [{ moves: [['A', 'C']] }, '0 Wrong: clear: move 1: A cannot be moved, B stands on it'],
    [{ moves: [['C', 'A']] }, '0 Wrong: clear: move 1: B stands on A already'],
    [{ moves: [['C', 'table']] }, '0 Wrong: blocks: move 1: C stands there already'],
    [{ moves: [['B', 'C']] }, '0 Wrong: goal: in the end A stands on the table, not on C'],
    [{ moves: [['B', 'C'], ['B', 'table'], ['A', 'C']] }, '0 Wrong: length: 3 moves, 2 are allowed'],
    [{ moves: [['B', 'B']] }, '0 Wrong: blocks'],
    [{ moves: [['Z', 'A']] }, '0 Wrong: blocks: move 1: there is no block Z'],
    [{ moves: ['B to table'] }, '0 Wrong: form'],
    [{ moves: [] }, '0 Wrong: goal'],
  ])('says of %j: %s', async (plan, words) => expect(await said('blocks', { problem, plan: {} }, plan)).toContain(words));
});

describe('the checker shifts', () => {
  const people = { Al: { off: ['Tue'], least: 1, most: 2 }, Bo: { off: [], least: 1, most: 1 }, Cy: { off: [], least: 0, most: 2 } };
  const problem = { days: ['Mon', 'Tue', 'Wed'], people, pause: true, apart: [['Bo', 'Cy']] };

  it.each<[JsonValue, string]>([
    [{ plan: { Mon: 'Al', Tue: 'Bo', Wed: 'Al' } }, '1 Right'],
    [{ wed: 'AL', tue: 'bo', mon: 'Al' }, '1 Right'],
    [{ plan: { Mon: 'Bo', Tue: 'Al', Wed: 'Cy' } }, '0 Wrong: off: Al cannot work on Tue'],
    [{ plan: { Mon: 'Cy', Tue: 'Bo', Wed: 'Cy' } }, '0 Wrong: least: Al works 0 days'],
    [{ plan: { Mon: 'Bo', Tue: 'Bo', Wed: 'Al' } }, '0 Wrong: most: Bo works 2 days'],
    [{ plan: { Mon: 'Al', Tue: 'Bo', Wed: 'Cy' } }, '0 Wrong: apart'],
    [{ plan: { Mon: 'Al', Tue: 'Bo' } }, '0 Wrong: days: Wed is missing'],
    [{ plan: { Mon: 'Al', Tue: 'Bo', Wed: 'Zoe' } }, '0 Wrong: people'],
    [{ plan: { Mon: 'Al', Tue: 'Bo', Wed: 'Al', Thu: 'Cy' } }, '0 Wrong: days: there is no day "thu"'],
    [['Al', 'Bo', 'Al'], '0 Wrong: form'],
  ])('says of %j: %s', async (plan, words) => expect(await said('shifts', { problem, plan: {} }, plan)).toContain(words));
});

describe('the checker pouring', () => {
  const problem = { jugs: { P: { size: 5, holds: 5 }, Q: { size: 3, holds: 0 } }, wanted: 2, most: 1 };

  it.each<[JsonValue, string]>([
    [{ pours: [['P', 'Q']] }, '1 Right'],
    [[{ from: 'jug p', to: 'jug q' }], '1 Right'],
    [{ pours: [['Q', 'P']] }, '0 Wrong: empty: pour 1 moves nothing'],
    [{ pours: [] }, '0 Wrong: goal: in the end there are P 5, Q 0; no jug holds 2'],
    [{ pours: [['P', 'Q'], ['Q', 'P'], ['P', 'Q']] }, '0 Wrong: length'],
    [{ pours: [['P', 'P']] }, '0 Wrong: jugs'],
    [{ pours: [['P', 'Z']] }, '0 Wrong: jugs'],
    [{ pours: ['PQ'] }, '0 Wrong: form'],
  ])('says of %j: %s', async (plan, words) => expect(await said('pouring', { problem, plan: {} }, plan)).toContain(words));
});

describe('the checker sequence', () => {
  it.each([
    ['Ana, tea, drum', '1 Right'],
    ['Room 1: ana | TEA; drum.', '1 Right'],
    ['Ana and tea and drum', '0 Wrong: place 2 is "and"'],
    ['tea, Ana, drum', '0 Wrong: place 1 is "tea", expected "ana"'],
    ['Ana, tea', '0 Wrong: place 3 is nothing'],
    ['Ana, tea, drum, or Bo', '0 Wrong: there is more'],
  ])('says of %j: %s', async (answer, words) =>
    expect(await said('sequence', 'Ana, tea, drum', answer, { ignore: ['room', '1'] })).toContain(words),
  );
});

describe('the checker fields', () => {
  it.each<[JsonValue, string]>([
    [{ a: 5, b: 'Not stated.' }, '1 Right'],
    [{ b: 'not  stated', a: '5.0' }, '1 Right'],
    [{ a: 6, b: 'not stated' }, '0 Wrong: a is 6, expected 5'],
    [{ a: 5 }, '0 Wrong: b is missing'],
    [{ a: 5, b: 'not stated', c: 1 }, '0 Wrong: there is no field c'],
    [[5, 'not stated'], '0 Wrong: form'],
  ])('says of %j: %s', async (answer, words) =>
    expect(await said('fields', { a: 5, b: 'not stated' }, answer)).toContain(words),
  );
});

describe('the checker constraints', () => {
  const check = (rule: JsonObject, answer: string) => said('constraints', { rules: [rule], example: '' }, answer);

  it.each<[JsonObject, string, string]>([
    [{ kind: 'words', least: 3, most: 4 }, "1. It's well-known\n2. today", '1 Right'],
    [{ kind: 'words', least: 3, most: 4 }, 'one two three four five', '0 Wrong: words: there are 5 words'],
    [{ kind: 'numbered', count: 2 }, 'So:\n1. a\n2) b\nDone', '1 Right'],
    [{ kind: 'numbered', count: 2 }, '1. a\n3. b', '0 Wrong: numbered: the numbered lines are 1, 3'],
    [{ kind: 'times', text: 'cat', count: 1 }, 'A Cat, concatenated cats', '1 Right'],
    [{ kind: 'times', text: 'cat', count: 1 }, 'cat cat', '0 Wrong: times: "cat" is there 2 times, not 1'],
    [{ kind: 'absent', words: ['sorry'] }, 'So SORRY!', '0 Wrong: absent: "sorry" must not be there'],
    [{ kind: 'holds', texts: ['52', 'today'] }, '**52** by Today', '1 Right'],
    [{ kind: 'holds', texts: ['52'] }, '520', '0 Wrong: holds: "52" is missing'],
    [{ kind: 'question', words: 2 }, 'Hi.\nAll fine?\n', '1 Right'],
    [{ kind: 'question', words: 2 }, 'Hi.\nIs all fine?', '0 Wrong: question: the last line has 3 words'],
    [{ kind: 'question' }, 'All fine? Bye.', '0 Wrong: question'],
    [{ kind: 'sentences', words: [2, 3] }, 'Old cats.\nNew dogs bark.', '1 Right'],
    [{ kind: 'sentences', words: [2, 3] }, 'Old cats. New dogs', '0 Wrong: sentences: the sentences have 2, 2 words'],
    [{ kind: 'initials', letters: 'ON' }, 'Old cats. New dogs.', '1 Right'],
    [{ kind: 'initials', letters: 'ON' }, 'Old cats. Dogs.', '0 Wrong: initials: the sentences begin with OD'],
    [{ kind: 'within', sentence: 2, word: 'dogs' }, 'Dogs. No cats.', '0 Wrong: within: sentence 2 does not hold "dogs"'],
  ])('says by %j of %j: %s', async (rule, answer, words) => expect(await check(rule, answer)).toContain(words));
});
