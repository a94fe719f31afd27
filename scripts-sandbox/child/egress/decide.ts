/**
 * Whether a script may connect somewhere: pure decisions, from names, addresses and ports alone.
 *
 * Invariants:
 * 1. A name decides nothing but whether the operator has allowed it: what it leads to is judged,
 *    every address of it, and one that is refused refuses them all.
 * 2. Only addresses that were judged here are connected to.
 * 3. A refusal tells what the script has asked for, never what a name has led to.
 */
import { destinationOf, isMetadata, isPublic, readAddress } from './addresses.ts';
import type { Address } from './addresses.ts';
import { coversAddress, coversName, opensPort, worldPorts } from './allow-list.ts';
import type { AllowedDestination } from './allow-list.ts';
import { isThisMachine, readHost } from './host-name.ts';

export type EgressRules = {
  allowed: readonly AllowedDestination[];
  /** The addresses of this machine's own interfaces, as `Address.toString()` writes them. */
  own: ReadonlySet<string>;
};

export type Refused = { kind: 'refused'; why: string };

/** What is to be done about a host: connect to an address, or look a name up first. */
export type HostDecision =
  { kind: 'connect'; address: string } | { kind: 'look-up'; name: string } | Refused;

export function decideHost(host: string, port: number, rules: EgressRules): HostDecision {
  const read = readHost(host);
  if (!read) return refused('this is neither a host name nor an address');
  if (read.kind === 'address') {
    const why = whyNot(read.address, port, rules);
    return why ? refused(why) : { kind: 'connect', address: read.address.toString() };
  }
  if (isThisMachine(read.name) && !isAllowedName(read.name, port, rules)) return refused(notPublic);
  return { kind: 'look-up', name: read.name };
}

/** @param addresses everything that the name has led to. */
export function decideAddresses(
  name: string,
  addresses: readonly string[],
  port: number,
  rules: EgressRules,
): { kind: 'connect'; addresses: string[] } | Refused {
  const isNamed = isAllowedName(name, port, rules);
  const judged: string[] = [];
  for (const text of addresses) {
    const address = readAddress(text);
    if (!address) return refused(notPublic);
    const why = whyNot(address, port, rules);
    if (why && !(isNamed && !isMetadata(address))) return refused(why);
    judged.push(address.toString());
  }
  return { kind: 'connect', addresses: judged };
}

const notPublic = 'it is not on the public internet, and the operator has not allowed it';
const notOpen = `the port is none of ${worldPorts.join(', ')}, and the operator has not allowed it`;

function whyNot(address: Address, port: number, { allowed, own }: EgressRules): string | undefined {
  if (allowed.some((entry) => coversAddress(entry, address) && opensPort(entry, port)))
    return undefined;
  if (!isPublic(address) || own.has(destinationOf(address).toString())) return notPublic;
  return worldPorts.includes(port) ? undefined : notOpen;
}

const isAllowedName = (name: string, port: number, { allowed }: EgressRules): boolean =>
  allowed.some((entry) => coversName(entry, name) && opensPort(entry, port));

const refused = (why: string): Refused => ({ kind: 'refused', why });
