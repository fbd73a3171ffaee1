import { SystemClock } from './system-clock';

describe('SystemClock', () => {
  const clock = new SystemClock();

  it('sleeps to the end, or wakes when the signal aborts', async () => {
    expect(await clock.sleep(1)).toBe(true);
    const controller = new AbortController();
    const sleeping = clock.sleep(1e9, controller.signal);
    controller.abort();
    expect(await sleeping).toBe(false);
    expect(await clock.sleep(1e9, controller.signal)).toBe(false);
  });
});
