import { normaliseOllamaHost } from './ollama-host';

describe('normaliseOllamaHost', () => {
  it.each([
    ['', 'http://127.0.0.1:11434'],
    ['localhost', 'http://localhost:11434'],
    ['ollama.lan', 'http://ollama.lan:11434'],
    ['10.0.0.5:8080', 'http://10.0.0.5:8080'],
    [':56789', 'http://127.0.0.1:56789'],
    ['  "ollama.lan:1234"  ', 'http://ollama.lan:1234'],
    ["'10.0.0.5'", 'http://10.0.0.5:11434'],
  ])('reads %j without a scheme as %s', (value, url) => {
    expect(normaliseOllamaHost(value)).toBe(url);
  });

  it.each([
    ['http://ollama.lan', 'http://ollama.lan:80'],
    ['https://ollama.lan', 'https://ollama.lan:443'],
    ['HTTPS://ollama.lan:8443/', 'https://ollama.lan:8443'],
    ['https://x/ollama', 'https://x:443/ollama'],
    ['x:11434/base/', 'http://x:11434/base'],
    ['ollama.com', 'https://ollama.com:443'],
  ])('takes the default port of the scheme in %j and keeps the path', (value, url) => {
    expect(normaliseOllamaHost(value)).toBe(url);
  });

  it.each([
    ['0.0.0.0', 'http://127.0.0.1:11434'],
    ['0.0.0.0:9000', 'http://127.0.0.1:9000'],
    ['http://0.0.0.0:11434', 'http://127.0.0.1:11434'],
    ['::', 'http://[::1]:11434'],
    ['[::]:9000', 'http://[::1]:9000'],
    ['[0:0:0:0:0:0:0:0]', 'http://[::1]:11434'],
  ])('reads the bind address %j as loopback', (value, url) => {
    expect(normaliseOllamaHost(value)).toBe(url);
  });

  it.each([
    ['::1', 'http://[::1]:11434'],
    ['[fd00::5]', 'http://[fd00::5]:11434'],
    ['[fd00::5]:80', 'http://[fd00::5]:80'],
    ['http://[fd00::5]', 'http://[fd00::5]:80'],
  ])('writes the IPv6 address %j in brackets', (value, url) => {
    expect(normaliseOllamaHost(value)).toBe(url);
  });

  it.each([
    ['host:65536', 'http://host:11434'],
    ['host:-1', 'http://host:11434'],
    ['host:abc', 'http://host:11434'],
    ['https://host:99999', 'https://host:443'],
    ['host:0', 'http://host:0'],
  ])('falls back to the default port in %j', (value, url) => {
    expect(normaliseOllamaHost(value)).toBe(url);
  });
});
