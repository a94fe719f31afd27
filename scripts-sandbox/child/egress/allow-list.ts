/**
 * Where scripts may connect to beside the public internet: the operator's list.
 *
 * An entry is a host name, an address or a range of addresses, and may end in a port; IPv6 stands in
 * brackets: `db.internal`, `db.internal:5433`, `10.0.0.5`, `10.0.0.0/8:5432`, `[fd00::/8]:443`.
 * Without a port it opens the ports that are open to the world (`worldPorts`).
 */
import ipaddr from 'ipaddr.js';

import type { Address } from './addresses.ts';
import { readHost } from './host-name.ts';

/** http, https; PostgreSQL, MySQL, MongoDB, SQL Server. */
export const worldPorts: readonly number[] = [80, 443, 5432, 3306, 27_017, 1433];

export type AllowedDestination = {
  to: { kind: 'name'; name: string } | { kind: 'range'; base: Address; bits: number };
  /** Undefined: the ports that are open to the world. */
  port: number | undefined;
};

/** @throws RangeError which entry is none, and why. */
export function readAllowList(entries: readonly string[]): AllowedDestination[] {
  return entries.map((entry) => {
    const read = readEntry(entry.trim());
    if (typeof read !== 'string') return read;
    throw new RangeError(`"${entry}" in the allowed destinations of scripts: ${read}`);
  });
}

export const opensPort = ({ port }: AllowedDestination, asked: number): boolean =>
  port === undefined ? worldPorts.includes(asked) : port === asked;

export const coversName = ({ to }: AllowedDestination, name: string): boolean =>
  to.kind === 'name' && to.name === name;

export const coversAddress = ({ to }: AllowedDestination, address: Address): boolean =>
  to.kind === 'range' && to.base.kind() === address.kind() && address.match(to.base, to.bits);

/** The entry, or what is wrong with it. */
function readEntry(entry: string): AllowedDestination | string {
  if (entry === '') return 'it is empty';
  if (entry.includes('://')) return 'it is a URL; write its host and port alone';
  if (entry.includes('*')) return 'there are no wildcards; name each host, or a range of addresses';
  const inBrackets = /^\[([^\]]*)\](?:\/(\d+))?(?::(.*))?$/.exec(entry);
  if (inBrackets) {
    const [, inside = '', bits, port] = inBrackets;
    if (!inside.includes(':')) return 'only IPv6 addresses stand in brackets';
    return withPort(bits === undefined ? inside : `${inside}/${bits}`, port);
  }
  const [host = '', port, ...more] = entry.split(':');
  if (more.length > 0) return 'IPv6 addresses stand in brackets, as in [fd00::1]:5432';
  return withPort(host, port);
}

function withPort(host: string, portText: string | undefined): AllowedDestination | string {
  const port = portText === undefined ? undefined : readPort(portText);
  if (portText !== undefined && port === undefined)
    return `"${portText}" is no port from 1 to 65535`;
  const to = host.includes('/') ? readRange(host) : readTarget(host);
  return typeof to === 'string' ? to : { to, port };
}

function readTarget(host: string): AllowedDestination['to'] | string {
  const read = readHost(host);
  if (!read) return `"${host}" is neither a host name nor an address`;
  if (read.kind === 'name') return read;
  return { kind: 'range', base: read.address, bits: read.address.kind() === 'ipv4' ? 32 : 128 };
}

function readRange(text: string): AllowedDestination['to'] | string {
  if (!ipaddr.isValidCIDR(text)) return `"${text}" is no range of addresses`;
  const [base, bits] = ipaddr.parseCIDR(text);
  if (bits === 0) return 'it would open every address there is';
  if (base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress()) {
    if (bits < 96) return `"${text}" is no range of addresses`;
    return { kind: 'range', base: base.toIPv4Address(), bits: bits - 96 };
  }
  return { kind: 'range', base, bits };
}

function readPort(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}
