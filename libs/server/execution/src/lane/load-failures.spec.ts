import { ProviderFailure } from '@assay/domain/run';
import { RETRY_POLICY } from '@assay/domain/scheduling';
import { LoadFailures } from './load-failures';

describe('LoadFailures', () => {
  it('tries a model that does not fit once more, a minute later', () => {
    const failures = new LoadFailures(RETRY_POLICY);
    const full = new ProviderFailure('out_of_memory', 'needs 7.5 GiB');
    expect(failures.add('m', full, 1_000).action).toBe('retry');
    expect(failures.delay('m', 1_000)).toBe(60_000);
    expect(failures.delay('other', 1_000)).toBe(0);
    expect(failures.add('m', full, 61_000)).toEqual({ action: 'block_model', outcome: 'model_unavailable' });
  });

  it('begins to count anew once the model was loaded', () => {
    const failures = new LoadFailures(RETRY_POLICY);
    const crash = new ProviderFailure('runner_crash', 'gone');
    failures.add('m', crash, 0);
    failures.clear('m');
    expect(failures.add('m', crash, 0).action).toBe('retry');
    expect(failures.add('m', crash, 0)).toEqual({ action: 'missing', outcome: 'poison' });
  });
});
