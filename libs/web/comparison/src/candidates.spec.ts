import type { RunModel, RunSummary } from '@assay/contracts';
import { candidatesOf, isCandidate, runsWith } from './candidates';

const model = (name: string, server: string, passed = 1): RunModel => ({
  modelId: `id-${name}`,
  name,
  digest: null,
  serverId: server,
  server,
  numCtx: 8_192,
  counts: { total: 1, waiting: 0, running: 0, generated: 0, passed, failed: 0, unscored: 0, missing: 0, cancelled: 0 },
});
const run = (id: string, ...models: RunModel[]): RunSummary => ({ id, models }) as unknown as RunSummary;

describe('candidatesOf', () => {
  it('gathers the runs of each model, the newest first', () => {
    const found = candidatesOf([run('new', model('a', 's1')), run('old', model('a', 's1'), model('b', 's1'))]);
    expect(found.map(({ ref, runIds }) => [ref, ...runIds])).toEqual([
      ['a', 'new', 'old'],
      ['b', 'old'],
    ]);
  });

  it('names the server only where two hold the model', () => {
    const found = candidatesOf([run('r', model('a', 's1'), model('a', 's2'), model('b', 's1'))]);
    expect(found.map((one) => one.ref)).toEqual(['a@s1', 'a@s2', 'b']);
  });

  it('offers no model without a score', () => {
    expect(candidatesOf([run('r', model('a', 's1', 0))])).toEqual([]);
  });
});

describe('isCandidate', () => {
  it('knows a column by its short and its long name', () => {
    const [candidate] = candidatesOf([run('r', model('a', 's1'))]);
    expect(candidate && isCandidate('a', candidate) && isCandidate('a@s1', candidate)).toBe(true);
    expect(candidate && isCandidate('a@s2', candidate)).toBe(false);
  });
});

describe('runsWith', () => {
  const candidate = { ref: 'a', model: 'a', modelId: '1', server: 's', runIds: ['r3', 'r1'] };

  it('asks all runs where none was chosen', () => {
    expect(runsWith(candidate, [])).toEqual([]);
  });

  it('brings the newest run of a model that the chosen runs do not hold', () => {
    expect(runsWith(candidate, ['r2'])).toEqual(['r2', 'r3']);
    expect(runsWith(candidate, ['r1'])).toEqual(['r1']);
  });
});

describe('isCandidate', () => {
  const candidate = { ref: 'phi4:latest', model: 'phi4:latest', modelId: 'm', server: 'rack', runIds: [] };
  it('knows a model with and without its server and the tag latest', () => {
    for (const name of ['phi4', 'phi4:latest', 'phi4@rack', 'phi4:latest@rack'])
      expect(isCandidate(name, candidate)).toBe(true);
    expect(isCandidate('phi4:mini', candidate)).toBe(false);
    expect(isCandidate('phi4@desk', candidate)).toBe(false);
  });
});
