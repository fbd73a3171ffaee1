import { networkInterfaces } from 'node:os';
import { checkServerUrl } from './check-server-url';

const own = [
  { host: '127.0.0.1', port: 3000 },
  { host: 'db.lan', port: 5432 },
];
const check = (url: string) => checkServerUrl(url, { ownAddresses: own });

describe('checkServerUrl', () => {
  it.each([
    ['http://127.0.0.1:11434', 'http://127.0.0.1:11434'],
    ['http://10.0.0.5:11434/', 'http://10.0.0.5:11434'],
    ['http://ollama.lan:11434', 'http://ollama.lan:11434'],
    ['https://x/ollama', 'https://x/ollama'],
    ['https://x/ollama//', 'https://x/ollama'],
    ['HTTP://Ollama.LAN:80/a/../b', 'http://ollama.lan/b'],
    ['http://[fd12::5]:11434', 'http://[fd12::5]:11434'],
    ['http://[::1]:11434', 'http://[::1]:11434'],
    ['http://2130706433:11434', 'http://127.0.0.1:11434'],
    ['http://db.lan:11434', 'http://db.lan:11434'],
    ['http://192.168.0.9:3000', 'http://192.168.0.9:3000'],
  ])('accepts %s as %s', (text, url) => {
    expect(check(text)).toEqual({ ok: true, url });
  });

  it.each([
    'http://169.254.169.254',
    'http://metadata.google.internal',
    'http://metadata.google.internal./',
    'http://METADATA/',
    'http://instance-data.ec2.internal',
    'http://[fd00:ec2::254]',
    'http://2852039166',
    'http://0xA9FEA9FE',
    'http://0xA9.0xFE.0xA9.0xFE:11434',
    'http://0251.0376.0251.0376',
    'http://[::ffff:169.254.169.254]',
    'http://[64:ff9b::a9fe:a9fe]',
    'http://[2002:a9fe:a9fe::]',
    'http://[fe80::1]:11434',
    'http://0.0.0.0:11434',
    'http://0:11434',
    'http://[::]:11434',
    'http://224.0.0.1',
    'http://255.255.255.255',
  ])('refuses the special address %s', (text) => {
    expect(check(text)).toEqual({ ok: false, reason: expect.stringMatching(/metadata|reserved/) as string });
  });

  it.each([
    'http://127.0.0.1:3000',
    'http://localhost:3000',
    'http://assay.localhost:3000/api',
    'http://[::1]:3000',
    'http://127.1:3000',
    'http://[::ffff:127.0.0.1]:3000',
    'http://db.lan:5432',
    'http://DB.lan.:5432',
  ])('refuses our own address %s', (text) => {
    expect(check(text)).toEqual({ ok: false, reason: 'it is an address of Assay itself or of its database' });
  });

  it('refuses every address of this machine where we listen on all of them', () => {
    const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    expect(addresses.length).toBeGreaterThan(0);
    for (const { address, family } of addresses.filter(({ scopeid }) => !scopeid)) {
      const host = family === 'IPv6' ? `[${address}]` : address;
      expect(checkServerUrl(`http://${host}:3000`, { ownAddresses: [{ host: '0.0.0.0', port: 3000 }] }).ok).toBe(false);
      expect(checkServerUrl(`http://${host}:3001`, { ownAddresses: [{ host: '0.0.0.0', port: 3000 }] }).ok).toBe(true);
    }
  });

  it.each([
    ['unix:/var/run/x.sock', /http and https/],
    ['file:///etc/passwd', /http and https/],
    ['gopher://x', /http and https/],
    ['ftp://x', /http and https/],
    ['localhost:5432', /http and https/],
    ['http://user:pass@x', /password/],
    ['http://user@x', /user name/],
    ['http://x/?a=1', /query/],
    ['http://x?', /query/],
    ['http://x/#f', /fragment/],
    ['http://x#', /fragment/],
    ['http://x:0', /no host and port/],
    ['ollama.lan', /not a URL/],
    ['', /not a URL/],
    ['http://', /not a URL/],
    ['http://[::1', /not a URL/],
    ['http://x:99999', /not a URL/],
    ['http://x/\r\nHost: y', /space/],
    ['http://x/a b', /space/],
    ['http://x/%0d%0aHost:y', /control character/],
    ['http://x\\@y', /backslash/],
    [`http://x/${'a'.repeat(2_048)}`, /longer/],
  ])('refuses %j', (text, reason) => {
    expect(check(text)).toEqual({ ok: false, reason: expect.stringMatching(reason) as string });
  });

  it('shows what a look-alike name really is', () => {
    expect(check('http://оllama.lan')).toEqual({
      ok: false,
      reason: expect.stringContaining('xn--llama-iye.lan') as string,
    });
    expect(check('http://１６９.254.169.254').ok).toBe(false);
  });
});
