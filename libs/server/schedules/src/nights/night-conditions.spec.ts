import type { NightConditionRow } from '@assay/server/persistence';
import { changedConditions } from '@assay/domain/regression';
import { conditionsOf, serverChange } from './night-conditions';

const row: NightConditionRow = {
  ...{ runId: 'r', model: 'alpha', serverId: 's', digest: `sha256:${'a'.repeat(64)}`, serverVersion: '0.33.1' },
  ...{ sampling: {}, runner: { numCtx: 8_192 }, tasksHash: '1'.repeat(64), judge: null, judgePrompt: null },
  fingerprint: {
    model: { template: 'b'.repeat(64), quantization: 'Q4_K_M' },
    loaded: { contextLength: 8_192, gpuShare: 1 },
  },
};
const changes = (next: Partial<NightConditionRow>) =>
  changedConditions(conditionsOf(row), conditionsOf({ ...row, ...next })).map(
    ({ setting, before, after }) => `${setting}: ${before ?? '?'} → ${after ?? '?'}`,
  );

describe('conditionsOf', () => {
  it.each(
    (
      [
        [{ digest: `sha256:${'f'.repeat(64)}` }, 'digest: aaaaaaaa → ffffffff'],
        [{ serverVersion: '0.33.3' }, 'server version: 0.33.1 → 0.33.3'],
        [{ sampling: { topP: 0.9, temperature: 0.2 } }, 'sampling options: as served → temperature 0.2, topP 0.9'],
        [{ runner: { numCtx: 4_096 } }, 'runner options: numCtx 8192 → numCtx 4096'],
        [{ tasksHash: '2'.repeat(64) }, 'task set: 11111111 → 22222222'],
        [{ judge: 'gemma3:12b' }, 'judge: none → gemma3:12b'],
        [
          { fingerprint: { ...row.fingerprint, loaded: { contextLength: 8_192, gpuShare: 0.62 } } },
          'share on the GPU: 100 % → 62 %',
        ],
        [
          { fingerprint: { ...row.fingerprint, model: { template: 'c'.repeat(64), quantization: 'Q8_0' } } },
          'template: bbbbbbbb → cccccccc',
        ],
      ] satisfies [Partial<NightConditionRow>, string][]
    ).map(([next, words]) => ({ next, words })),
  )('$words', ({ next, words }) => {
    expect(changes(next)[0]).toBe(words);
  });

  it('takes what is not known for no change', () => {
    expect(changes({ digest: null, serverVersion: null, tasksHash: null, fingerprint: null })).toEqual([]);
  });
});

describe('serverChange', () => {
  const at = (server: string, model = 'alpha') => ({ model, serverId: `id-${server}`, server });

  it('marks the first night on another server, and no later one', () => {
    expect(serverChange(at('b'), [at('a')], [at('b')])).toEqual([{ setting: 'server', before: 'a', after: 'b' }]);
    expect(serverChange(at('b'), [at('b')], [at('b')])).toEqual([]);
  });

  it('takes one more server for no move, and another model for none either', () => {
    expect(serverChange(at('b'), [at('a')], [at('a'), at('b')])).toEqual([]);
    expect(serverChange(at('b'), [at('a', 'beta')], [at('b')])).toEqual([]);
    expect(serverChange(at('b'), [], [at('b')])).toEqual([]);
  });
});
