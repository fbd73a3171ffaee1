import { assignSlots, MODEL_SLOTS, parseSlots } from './model-slots';

describe('assignSlots', () => {
  const all = Array.from({ length: MODEL_SLOTS }, (_, i) => `m${i}`);

  it('gives every model a slot of its own, the first eight a colour of their own', () => {
    const slots = Object.values(assignSlots({}, all));
    expect(new Set(slots).size).toBe(MODEL_SLOTS);
    expect(new Set(slots.slice(0, 8).map((slot) => slot % 8)).size).toBe(8);
    expect(slots.slice(0, 8).every((slot) => slot < 8)).toBe(true);
  });
  it('never moves a slot once it is given', () => {
    const before = assignSlots({}, ['a', 'b']);
    const after = assignSlots(before, ['c', 'b']);
    expect(after).toMatchObject(before);
  });
  it('hands out the rarest slot when all are taken', () => {
    const twice = [...all, ...all.map((id) => `${id}x`)];
    const uses = Object.values(assignSlots({}, twice));
    for (let slot = 0; slot < MODEL_SLOTS; slot++) expect(uses.filter((used) => used === slot)).toHaveLength(2);
  });
  it('is the same table where nothing is new', () => {
    const table = assignSlots({}, ['a']);
    expect(assignSlots(table, ['a', 'a'])).toBe(table);
  });
});

describe('parseSlots', () => {
  it('reads what it wrote', () => expect(parseSlots('{"a":3}')).toEqual({ a: 3 }));
  it.each([null, '', 'nonsense', '[1]', 'null', '{"a":99,"b":"x","c":-1}'])('starts anew from %s', (stored) => {
    expect(parseSlots(stored)).toEqual({});
  });
});
