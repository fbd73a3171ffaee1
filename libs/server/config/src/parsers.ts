import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { MalformedValue, type Place } from './variable';

/** One word of a closed list; case counts. */
export function parseWord<const W extends string>(words: readonly W[]): (text: string) => W {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new MalformedValue('it is none of the words');
    return word;
  };
}

/** A loopback address or `localhost`; IPv6 with or without brackets. */
export function parseLoopbackHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))) return host;
  throw new MalformedValue('Assay has no access control yet and so listens on this machine only');
}

/** A TCP port; 0 stands for a free one. */
export function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new MalformedValue('it is no port number');
  return port;
}

/** A folder, made absolute. `~` is refused, since only a shell expands it. */
export function parseFolder(text: string, place: Place): string {
  if (/^~([/\\]|$)/.test(text)) throw new MalformedValue('only a shell expands the ~; write the whole path');
  return resolve(place.cwd, text);
}

/** `postgres://user:password@host:port/database`, as the driver reads it. */
export function parseDatabaseUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null) throw new MalformedValue('it is no address');
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw new MalformedValue('it does not begin with postgres:// or postgresql://');
  }
  if (url.hostname === '' && !url.searchParams.has('host')) throw new MalformedValue('it names no host');
  if (!isDecodable(url.username + url.password + url.pathname)) {
    throw new MalformedValue('a % in it is not followed by two hexadecimal digits (write %25 for a %)');
  }
  if (url.pathname.length < 2) throw new MalformedValue('it names no database');
  return text;
}

function isDecodable(text: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(text);
}
