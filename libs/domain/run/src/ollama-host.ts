const DEFAULT_PORT = '11434';
const PORT_OF_SCHEME: Readonly<Record<string, string>> = { http: '80', https: '443' };

/**
 * The base URL that a value of OLLAMA_HOST stands for, read as Ollama's own client reads it:
 * `host`, `host:port`, `:port`, `scheme://host[:port][/path]`, an IPv6 address with or without brackets.
 * Without a scheme the port is 11434, with one it is that of the scheme; a port that is none falls back to it.
 * Addresses that only a server can bind to (`0.0.0.0`, `::`) are read as loopback.
 */
export function normaliseOllamaHost(value: string): string {
  const text = value
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim();
  if (text === 'ollama.com') return 'https://ollama.com:443';
  const [scheme, rest] = cutScheme(text);
  const slash = rest.indexOf('/');
  const hostPort = slash < 0 ? rest : rest.slice(0, slash);
  const path = slash < 0 ? '' : rest.slice(slash).replace(/\/+$/, '');
  const fallback = scheme === null ? DEFAULT_PORT : (PORT_OF_SCHEME[scheme] ?? DEFAULT_PORT);
  const [host, port] = splitHostPort(hostPort, fallback);
  return `${scheme ?? 'http'}://${writeHost(connectable(host))}:${port}${path}`;
}

function cutScheme(text: string): readonly [string | null, string] {
  const at = text.indexOf('://');
  return at < 0 ? [null, text] : [text.slice(0, at).toLowerCase(), text.slice(at + 3)];
}

function splitHostPort(text: string, fallback: string): readonly [string, string] {
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
  if (bracketed) return [bracketed[1] ?? '', checkedPort(bracketed[2], fallback)];
  const colon = text.indexOf(':');
  if (colon < 0 || colon !== text.lastIndexOf(':')) return [text, fallback];
  return [text.slice(0, colon), checkedPort(text.slice(colon + 1), fallback)];
}

function checkedPort(port: string | undefined, fallback: string): string {
  return port !== undefined && /^\d{1,5}$/.test(port) && Number(port) <= 65_535 ? String(Number(port)) : fallback;
}

function connectable(host: string): string {
  if (host === '' || host === '0.0.0.0') return '127.0.0.1';
  return host.includes(':') && /^[0:]+$/.test(host) ? '::1' : host;
}

function writeHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
