import type { IncomingMessage } from 'node:http';
import { refusalOf } from './request-guard';

const PORT = 3000;

function request(headers: Record<string, string | string[]>, method = 'GET', url = '/api/health'): IncomingMessage {
  const rawHeaders = Object.entries(headers).flatMap(([name, value]) => [value].flat().flatMap((one) => [name, one]));
  const first = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat()[0]]),
  );
  return { rawHeaders, headers: first, method, url, socket: { localPort: PORT } } as unknown as IncomingMessage;
}

const code = (headers: Record<string, string | string[]>, method?: string) =>
  refusalOf(request(headers, method))?.code ?? 'passes';

describe('refusalOf', () => {
  it.each(['127.0.0.1:3000', 'localhost:3000', 'LOCALHOST:3000', '[::1]:3000'])(
    'lets our own address %s pass',
    (host) => {
      expect(code({ Host: host })).toBe('passes');
    },
  );

  it.each(['http://evil.example/api/health', 'http://localhost:3000/', '*', 'evil.example:443'])(
    'refuses %s as the whole address in the first line (S26)',
    (url) => {
      expect(refusalOf(request({ Host: 'localhost:3000' }, 'GET', url))?.code).toBe('host_not_allowed');
    },
  );

  it.each([
    'evil.example:3000',
    'localhost.evil.com:3000',
    '127.0.0.1.nip.io:3000',
    '[::1].evil:3000',
    'localhost.:3000',
    'localhost',
    'localhost:3001',
    'localhost:3000:3000',
    'a@localhost:3000',
    '',
    '0.0.0.0:3000',
  ])('refuses the host %s (S25, S26)', (host) => {
    expect(code({ Host: host })).toBe('host_not_allowed');
  });

  it('refuses a request without a host, and one with two', () => {
    expect(code({})).toBe('host_not_allowed');
    expect(code({ Host: ['localhost:3000', 'localhost:3000'] })).toBe('host_not_allowed');
  });

  it.each(['http://evil.example', 'http://localhost:4200', 'https://localhost:3000', 'null'])(
    'refuses a change that the origin %s asked for (S21–S24)',
    (origin) => {
      expect(code({ Host: 'localhost:3000', Origin: origin }, 'POST')).toBe('forbidden_origin');
    },
  );

  it('refuses a change of another site also without an origin', () => {
    expect(code({ Host: 'localhost:3000', 'Sec-Fetch-Site': 'cross-site' }, 'POST')).toBe('forbidden_origin');
    expect(code({ Host: 'localhost:3000', 'Sec-Fetch-Site': 'same-site' }, 'DELETE')).toBe('forbidden_origin');
  });

  it('lets our own page and programs pass', () => {
    expect(
      code({ Host: 'localhost:3000', Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' }, 'POST'),
    ).toBe('passes');
    expect(code({ Host: '127.0.0.1:3000' }, 'POST')).toBe('passes');
    expect(code({ Host: 'localhost:3000', 'Sec-Fetch-Site': 'cross-site' })).toBe('passes');
  });

  it('refuses a WebSocket handshake of another site (S27)', () => {
    expect(code({ Host: 'localhost:3000', Origin: 'http://evil.example', Upgrade: 'websocket' })).toBe(
      'forbidden_origin',
    );
    expect(code({ Host: 'localhost:3000', Origin: 'http://localhost:3000', Upgrade: 'websocket' })).toBe('passes');
  });
});
