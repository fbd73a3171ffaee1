import type { Judge } from '@assay/contracts';
import { runJudge } from './run-judge';

const judge = { modelId: 'm', name: 'phi4', serverId: 's' };
const known = (parts: object): Judge =>
  ({ modelId: 'm', serverId: 's', voided: null, certificate: { grade: 'fair' }, ...parts }) as Judge;

describe('runJudge', () => {
  it('carries the grade of the certificate', () => {
    expect(runJudge({ judge }, [known({})])).toEqual({ name: 'phi4', grade: 'fair' });
  });

  it('is unmeasured without a certificate, on another server, or where the certificate holds no longer', () => {
    for (const judges of [[], [known({ serverId: 'other' })], [known({ voided: 'model_changed' })]])
      expect(runJudge({ judge }, judges)).toEqual({ name: 'phi4', grade: 'unmeasured' });
  });

  it('is nobody where nobody judged', () => expect(runJudge({ judge: null }, [known({})])).toBeNull());
});
