import type { StoredColumn } from '@assay/server/persistence';
import { checkNames, chooseColumns } from './choose-columns';

let number = 0;
const column = (over: Partial<StoredColumn> = {}): StoredColumn => {
  number += 1;
  return {
    ...{ runId: `run ${number}`, runNumber: number, runCreatedAt: new Date(1e12 + number * 1_000), runFinished: true },
    ...{
      modelId: 'm1',
      model: 'tiny',
      digest: 'd1',
      serverId: 's1',
      server: 'desk',
      sizeBytes: null,
      quantization: null,
    },
    ...{ sampling: {}, samplingHash: 'as served', runnerOptions: {}, runnerHash: '8k', judge: null, statsRevision: 1 },
    ...over,
  };
};
/** Newest first, as they are read. */
const chosen = (names: readonly string[], ...oldestFirst: readonly StoredColumn[]) =>
  chooseColumns(names, oldestFirst.toReversed()).map(({ model, revision }) => ({ ...model, revision }));

describe('chooseColumns', () => {
  it('takes all runs of a model that were sampled alike, newest first', () => {
    const [first, second] = [column(), column()];
    expect(chosen(['tiny'], first, second)[0]?.runIds).toEqual([second.runId, first.runId]);
  });

  it('never mixes other sampling: most columns decide, one that lacks it keeps its own', () => {
    const cold = { samplingHash: 'cold', sampling: { temperature: 0 } };
    const [served, alone] = [column(), column({ ...cold, modelId: 'm3', model: 'third' })];
    const rows = [served, column(cold), column({ modelId: 'm2', model: 'big' }), alone];
    const [tiny, , third] = chosen(['tiny', 'big', 'third'], ...rows);
    expect(tiny?.runIds).toEqual([served.runId]);
    expect(third?.runIds).toEqual([alone.runId]);
  });

  it('never mixes other runner options: only runs that were loaded like the newest', () => {
    const newest = column({ runnerHash: '16k' });
    expect(chosen(['tiny'], column(), newest)[0]?.runIds).toEqual([newest.runId]);
  });

  it('takes a tag that moved as another model: only the newest digest counts', () => {
    const moved = column({ modelId: 'm9', digest: 'd9' });
    expect(chosen(['tiny'], column(), moved)[0]).toMatchObject({ digest: 'd9', runIds: [moved.runId] });
  });

  it('reads name:latest as name, and name@server as one of several', () => {
    const rows = [column({ model: 'tiny:latest' }), column({ model: 'tiny:latest', serverId: 's2', server: 'rack' })];
    expect(() => chosen(['tiny'], ...rows)).toThrow('tiny has results from several servers');
    expect(chosen(['tiny@rack'], ...rows)[0]).toMatchObject({ server: 'rack', name: 'tiny@rack' });
    expect(() => chosen(['none'], ...rows)).toThrow('No stored result is of none.');
  });

  it('has another revision after any of its runs changed', () => {
    const run = column();
    const before = chosen(['tiny'], run)[0]?.revision;
    expect(chosen(['tiny'], { ...run, statsRevision: 2 })[0]?.revision).not.toBe(before);
  });
});

describe('checkNames', () => {
  it('wants 2 to 10 different names', () => {
    expect(checkNames(['a', 'b', 'a'])).toEqual(['a', 'b']);
    expect(() => checkNames(['a', 'a'])).toThrow('2 to 10');
    expect(() => checkNames(Array.from({ length: 11 }, (_, at) => `m${at}`))).toThrow('2 to 10');
  });
});
