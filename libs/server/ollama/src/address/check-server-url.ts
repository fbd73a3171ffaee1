import { isBlockedAddress, parseAddress } from './blocked-address';
import { isOwnAddress, type OwnAddress } from './own-address';

/** Names under which clouds serve their credentials. */
const METADATA_NAMES = /^(metadata|instance-data)(\.(google\.internal|goog|ec2\.internal|azure\.internal))?$/;
const MAX_LENGTH = 2_048;

/** An address in the form in which it is stored, without a trailing slash, or the reason why it is refused. */
export type ServerUrlCheck =
  { readonly ok: true; readonly url: string } | { readonly ok: false; readonly reason: string };

/**
 * Decides whether an admin may register this base URL: http or https, a path at most, and no address that only a confused or
 * hostile one would name. Names are not resolved here; what they lead to is checked whenever a connection opens.
 */
export function checkServerUrl(
  text: string,
  { ownAddresses = [] }: { readonly ownAddresses?: readonly OwnAddress[] } = {},
): ServerUrlCheck {
  const url = parseUrl(text);
  const reason =
    url === null ? 'it is not a URL' : (refuseText(text, url) ?? refuseParts(url) ?? refuseHost(url, ownAddresses));
  if (url === null || reason !== null) return { ok: false, reason: reason ?? 'it is not a URL' };
  return { ok: true, url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

/** The port of a URL, that of its scheme where none is written. */
export function portOf(url: URL): number {
  return Number(url.port || (url.protocol === 'https:' ? 443 : 80));
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function refuseText(text: string, url: URL): string | null {
  if (text.length > MAX_LENGTH) return `it is longer than ${MAX_LENGTH} characters`;
  if (/[^\x21-\x7e]/.test(text)) return foreignCharacters(url);
  if (/%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(text)) return 'it holds an encoded control character';
  return text.includes('\\') ? 'it holds a backslash' : null;
}

function foreignCharacters(url: URL): string {
  const written = url.hostname.includes('xn--') ? ` (its host is really ${url.hostname})` : '';
  return `it holds a space or a character outside of ASCII${written}`;
}

function refuseParts(url: URL): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'only http and https are spoken';
  if (url.username !== '' || url.password !== '') return 'it holds a user name or a password; use the key instead';
  if (url.href.includes('?')) return 'it holds a query';
  if (url.href.includes('#')) return 'it holds a fragment';
  return url.hostname === '' || url.port === '0' ? 'it names no host and port to connect to' : null;
}

function refuseHost(url: URL, ownAddresses: readonly OwnAddress[]): string | null {
  const host = url.hostname.replace(/\.$/, '');
  if (METADATA_NAMES.test(host)) return 'it is the name of a metadata service';
  if (parseAddress(host) !== null && isBlockedAddress(host)) {
    return 'it is a link-local, metadata, multicast or otherwise reserved address';
  }
  return isOwnAddress(host, portOf(url), ownAddresses) ? 'it is an address of Assay itself or of its database' : null;
}
