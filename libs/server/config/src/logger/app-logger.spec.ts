import type { LogLevel } from '../config';
import { AppLogger } from './app-logger';

const NOON = new Date('2026-11-24T12:00:00.000Z');

function logger(level: LogLevel, isTTY: boolean): { log: AppLogger; lines: () => string[]; objects: () => unknown[] } {
  let text = '';
  const log = new AppLogger(level, { isTTY, write: (part) => (text += part) }, () => NOON);
  const lines = () => text.split('\n').slice(0, -1);
  return { log, lines, objects: () => lines().map((line) => JSON.parse(line) as unknown) };
}

describe('AppLogger', () => {
  it('writes one JSON object a line when the output is no terminal', () => {
    const { log, objects } = logger('info', false);
    log.log('run started', { runId: 'r1', trials: 40 }, 'lanes');
    expect(objects()).toEqual([
      {
        at: '2026-11-24T12:00:00.000Z',
        level: 'info',
        context: 'lanes',
        message: 'run started',
        runId: 'r1',
        trials: 40,
      },
    ]);
  });

  it('writes readable lines on a terminal', () => {
    const { log, lines } = logger('info', true);
    log.warn('server is away', { retries: 3 }, 'health');
    expect(lines()).toEqual([expect.stringMatching(/^\d\d:00:00 warn {2}health: server is away retries=3$/)]);
  });

  it('leaves out what is less important than the level', () => {
    const { log, objects } = logger('warn', false);
    log.debug('a');
    log.verbose('b');
    log.log('c');
    log.warn('d');
    log.error('e');
    log.fatal('f');
    expect(objects()).toMatchObject([{ message: 'd' }, { message: 'e' }, { message: 'f' }]);
  });

  it.each([true, false])('keeps a message from forging a line or steering a terminal (terminal: %s)', (isTTY) => {
    const { log, lines } = logger('info', isTTY);
    log.log('model says: \n12:00:00 error forged \u001b[2J\u009b31m \u202egnp.exe', {
      text: 'x\u001b]0;y\u0007\u2028',
    });
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
  });

  it('hides secrets by name, in addresses and in headers, and nothing else', () => {
    const { log, lines } = logger('info', false);
    log.log('connecting to postgres://assay:hunter2@127.0.0.1:5432/assay', {
      password: 'hunter2',
      headers: { authorization: 'Bearer hunter2hunter2', 'X-Api-Key': 'hunter2' },
      request: 'Authorization: Bearer hunter2hunter2',
      nested: [{ secret: 'hunter2', answerTokens: 12 }],
    });
    expect(lines()[0]).not.toContain('hunter2');
    expect(lines()[0]).toContain('"answerTokens":12');
    expect(lines()[0]).toContain('assay:[hidden]@127.0.0.1:5432');
  });

  it('keeps message, cause and stack of an error', () => {
    const { log, objects } = logger('info', false);
    log.error('trial failed', new Error('outer', { cause: new Error('inner') }));
    expect(objects()).toEqual([
      expect.objectContaining({
        message: 'trial failed',
        stack: expect.stringContaining('Error: outer') as unknown,
        cause: 'inner',
      }),
    ]);
  });

  it('takes what Nest hands over: message, stack, context', () => {
    const { log, objects } = logger('info', false);
    log.error('boom', 'Error: boom\n    at somewhere', 'ExceptionsHandler');
    expect(objects()).toEqual([
      expect.objectContaining({
        message: 'boom',
        context: 'ExceptionsHandler',
        stack: 'Error: boom\n    at somewhere',
      }),
    ]);
  });

  it('survives circles, big numbers and dates that are none', () => {
    const circle: Record<string, unknown> = { big: 10n ** 20n, when: new Date(Number.NaN) };
    circle['self'] = circle;
    const { log, objects } = logger('info', false);
    log.log('odd', circle);
    expect(objects()).toEqual([
      expect.objectContaining({ message: 'odd', big: '100000000000000000000', when: 'Invalid Date' }),
    ]);
  });
});
