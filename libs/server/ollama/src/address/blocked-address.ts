import ipaddr from 'ipaddr.js';

/** Ranges that no model server lives in: "this" network, link-local (cloud metadata), multicast, reserved and broadcast. */
const BLOCKED_V4 = ['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '224.0.0.0/4', '240.0.0.0/4'];
const BLOCKED_V6 = ['::/128', 'fe80::/10', 'ff00::/8'];
/** Metadata services with an address outside of link-local. */
const METADATA_V4 = ['100.100.100.200/32', '168.63.129.16/32'];
const METADATA_V6 = ['fd00:ec2::254/128', 'fd20:ce::254/128'];

/** IPv6 prefixes that carry an IPv4 address, and the byte at which it begins. */
const CARRIERS = [
  ['::ffff:0:0/96', 12],
  ['::ffff:0:0:0/96', 12],
  ['64:ff9b::/96', 12],
  ['64:ff9b:1::/96', 12],
  ['::/96', 12],
  ['2002::/16', 2],
] as const;

const blockedV4 = [...BLOCKED_V4, ...METADATA_V4].map((range) => ipaddr.IPv4.parseCIDR(range));
const blockedV6 = [...BLOCKED_V6, ...METADATA_V6].map((range) => ipaddr.IPv6.parseCIDR(range));
const carriers = CARRIERS.map(([range, at]) => ({ range: ipaddr.IPv6.parseCIDR(range), at }));

/**
 * True for an address that no request may go to: link-local, metadata service, unspecified, multicast, broadcast or reserved,
 * also where an IPv6 form carries it (mapped, NAT64, 6to4). False for loopback, private and public ones. Text that is no address is blocked.
 */
export function isBlockedAddress(address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === null) return true;
  return parsed instanceof ipaddr.IPv4
    ? blockedV4.some((range) => parsed.match(range))
    : blockedV6.some((range) => parsed.match(range));
}

/** True for 127.0.0.0/8 and ::1, in any form. */
export function isLoopbackAddress(address: string): boolean {
  return parseAddress(address)?.range() === 'loopback';
}

/** True for 0.0.0.0 and ::, in any form. */
export function isUnspecifiedAddress(address: string): boolean {
  return parseAddress(address)?.range() === 'unspecified';
}

/** An address, brackets and zone dropped and an IPv4 one taken out of the IPv6 form that carries it; null when the text is none. */
export function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!ipaddr.isValid(bare)) return null;
  const parsed = ipaddr.parse(bare);
  return parsed instanceof ipaddr.IPv6 ? (carriedAddress(parsed) ?? parsed) : parsed;
}

function carriedAddress(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.range() === 'loopback' || address.range() === 'unspecified') return null;
  const carrier = carriers.find(({ range }) => address.match(range));
  return carrier ? new ipaddr.IPv4(address.toByteArray().slice(carrier.at, carrier.at + 4)) : null;
}
