import { networkInterfaces } from 'node:os';
import { isLoopbackAddress, isUnspecifiedAddress, parseAddress } from './blocked-address';

/** Where this process or its database listens: no model server is there. */
export interface OwnAddress {
  readonly host: string;
  readonly port: number;
}

/** True when `host:port` leads to one of our own listeners; a listener on all addresses counts for each of this machine's. */
export function isOwnAddress(host: string, port: number, own: readonly OwnAddress[]): boolean {
  return own.some((address) => address.port === port && isSameHost(host, address.host));
}

function isSameHost(host: string, own: string): boolean {
  if (isLoopbackHost(host)) return isLoopbackHost(own) || isUnspecifiedAddress(own);
  if (isUnspecifiedAddress(own)) return machineAddresses().has(canonical(host));
  return canonical(host) === canonical(own);
}

function isLoopbackHost(host: string): boolean {
  return /^(.+\.)?localhost\.?$/i.test(host) || isLoopbackAddress(host);
}

function machineAddresses(): ReadonlySet<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return new Set(all.map(({ address }) => canonical(address)));
}

function canonical(host: string): string {
  return parseAddress(host)?.toString() ?? host.toLowerCase().replace(/\.$/, '');
}
