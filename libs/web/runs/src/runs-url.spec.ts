import { RUN_STATUSES } from '@assay/contracts';
import { STATUS_GROUPS, statusesOf } from './runs-url';

describe('statusesOf', () => {
  it('puts every status into exactly one group', () =>
    expect([...statusesOf(STATUS_GROUPS)].sort()).toEqual([...RUN_STATUSES].sort()));
  it('asks for no status where no group is chosen', () => expect(statusesOf([])).toEqual([]));
});
