import { CIRCUIT_POLICY } from '@assay/domain/scheduling';
import { SystemClock } from '../system-clock';
import { BlockLoading } from './block-loading';
import { Lane } from './lane';

const lane = (): Lane => new Lane({ serverId: 's', token: 1, name: 's' }, new SystemClock(), CIRCUIT_POLICY);

describe('BlockLoading', () => {
  it('goes on as long as one of its runs wants the model', () => {
    const here = lane();
    const loading = new BlockLoading(here, ['one', 'two'], 0);
    here.inFlight.cancelRun('one');
    expect(loading.signal.aborted).toBe(false);
    here.inFlight.cancelRun('two');
    expect(loading.signal.aborted).toBe(true);
  });

  it('ends with the lane, and is over once ended', () => {
    const here = lane();
    const loading = new BlockLoading(here, ['one'], 0);
    loading.end();
    expect(here.inFlight.runIds).toEqual([]);
    const second = new BlockLoading(here, ['one'], 0);
    here.end('stop');
    expect([loading.signal.aborted, second.signal.aborted]).toEqual([false, true]);
  });
});
