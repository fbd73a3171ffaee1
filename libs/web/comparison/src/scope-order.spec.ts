import { aComparison, aModel, anEntry, aScope } from './fixtures';
import { orderedScopes } from './scope-order';

const scope = (name: string, accuracy: number | null, tasks: number, missing = 0) =>
  aScope(name, {
    tasks,
    entries: [anEntry('A', accuracy, { coverage: { value: 1, scored: 1, planned: 1, missing, unscored: 0 } })],
  });
const comparison = aComparison({
  models: [aModel('A')],
  scopes: [
    scope('overall', 0.5, 9),
    scope('planning', 0.2, 3, 2),
    scope('reasoning', 0.8, 2),
    scope('odd', null, 4, 1),
  ],
});
const order = (sort: string) => orderedScopes(comparison, sort).map((one) => one.scope);

describe('orderedScopes', () => {
  it('keeps the whole first and sorts kinds of work by the accuracy of a model, unknown ones last', () => {
    expect(order('-A')).toEqual(['overall', 'reasoning', 'planning', 'odd']);
    expect(order('A')).toEqual(['overall', 'planning', 'reasoning', 'odd']);
  });

  it('sorts by common tasks and by what is missing', () => {
    expect(order('-#tasks')).toEqual(['overall', 'odd', 'planning', 'reasoning']);
    expect(order('-#missing')).toEqual(['overall', 'planning', 'odd', 'reasoning']);
  });

  it('keeps the order for what is no column', () => {
    expect(order('nobody')).toEqual(['overall', 'planning', 'reasoning', 'odd']);
  });
});
