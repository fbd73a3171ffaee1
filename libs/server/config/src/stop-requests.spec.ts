import { EventEmitter } from 'node:events';
import { StopRequests } from './stop-requests';

describe('StopRequests', () => {
  const source = new EventEmitter();
  let time = 0;
  let heard: string[] = [];
  let requests: StopRequests;

  beforeEach(() => {
    time = 0;
    heard = [];
    requests = new StopRequests(source, () => time);
    void requests.first.then((signal) => heard.push(`first ${signal}`));
    void requests.again.then((signal) => heard.push(`again ${signal}`));
  });

  afterEach(() => requests.close());

  async function send(signal: NodeJS.Signals, at: number): Promise<void> {
    time = at;
    source.emit(signal, signal);
    await new Promise((resolve) => setImmediate(resolve));
  }

  it('takes the echo of a Ctrl-C for the same request', async () => {
    await send('SIGINT', 0);
    await send('SIGINT', 3);
    expect(heard).toEqual(['first SIGINT']);
  });

  it('hears a second request', async () => {
    await send('SIGTERM', 0);
    await send('SIGINT', 800);
    expect(heard).toEqual(['first SIGTERM', 'again SIGINT']);
  });

  it('lets go of the signals', () => {
    requests.close();
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
  });
});
