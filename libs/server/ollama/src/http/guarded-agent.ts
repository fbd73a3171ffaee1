import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { isBlockedAddress } from '../address/blocked-address';
import { isOwnAddress, type OwnAddress } from '../address/own-address';

/** A connection that was not opened, because of the address that the name leads to. */
export class BlockedAddressError extends Error {
  override readonly name = 'BlockedAddressError';
  readonly code = 'ASSAY_BLOCKED';
}

export interface GuardedAgentOptions {
  /** Asked at each connection: ports of our own may be taken later than this agent is made. */
  readonly ownAddresses: () => readonly OwnAddress[];
  readonly connectTimeoutMs: number;
}

/**
 * An agent that looks at the address whenever it connects, so that a name cannot lead elsewhere than it did when it was saved.
 * It follows no redirect, reads no proxy from the environment, and leaves all waiting for answers to its caller.
 */
export function createGuardedAgent({ ownAddresses, connectTimeoutMs }: GuardedAgentOptions): Agent {
  const connectTo = (port: number) =>
    buildConnector({
      timeout: connectTimeoutMs,
      lookup: guardedLookup(port, ownAddresses),
    });
  return new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (options, callback) => {
      const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80));
      const host = options.hostname.replace(/^\[|\]$/g, '');
      const reason = isIP(host) === 0 ? null : refusal(host, port, ownAddresses());
      if (reason === null) connectTo(port)(options, callback);
      else callback(new BlockedAddressError(reason), null);
    },
  });
}

function refusal(address: string, port: number, own: readonly OwnAddress[]): string | null {
  if (isBlockedAddress(address))
    return `The address ${address} is link-local, metadata or reserved; no request goes there.`;
  return isOwnAddress(address, port, own) ? `${address}:${port} is Assay itself or its database.` : null;
}

function guardedLookup(port: number, ownAddresses: () => readonly OwnAddress[]): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, []);
      const own = ownAddresses();
      const allowed = addresses.filter(({ address }) => refusal(address, port, own) === null);
      if (allowed.length === 0) return callback(refusedName(hostname, port, addresses, own), []);
      return options.all === true ? callback(null, allowed) : callback(null, allowed[0]!.address, allowed[0]!.family);
    });
  };
}

function refusedName(hostname: string, port: number, addresses: readonly LookupAddress[], own: readonly OwnAddress[]) {
  const first = addresses[0];
  const reason = first ? refusal(first.address, port, own) : 'It has no address.';
  return new BlockedAddressError(`${hostname} was refused when connecting. ${reason ?? ''}`);
}
