/** What a script has named as the other end: an address in whatever form, or a name to look up. */
import { readAddress } from './addresses.ts';
import type { Address } from './addresses.ts';

export type NamedHost = { kind: 'address'; address: Address } | { kind: 'name'; name: string };

const longestName = 253;

/**
 * @param host as given to a driver or in a URL; IPv6 with or without brackets.
 * @returns lower case, without the dot at its end; numbers in decimal, hex and octal are addresses
 *   already, as they would be to the system. Undefined where it is neither address nor name.
 */
export function readHost(host: string): NamedHost | undefined {
  const bare = /^\[(.*)\]$/.exec(host)?.[1] ?? host;
  const given = readAddress(bare);
  if (given) return { kind: 'address', address: given };
  // Characters that a URL would take for the end of the host.
  if (bare.length > longestName || !/^[^\s/?#@:\\%[\]]+$/.test(bare)) return undefined;
  const canonical = canonicalName(bare)?.replace(/\.$/, '');
  if (!canonical || canonical.includes('..')) return undefined;
  const address = readAddress(canonical);
  return address ? { kind: 'address', address } : { kind: 'name', name: canonical };
}

/** By the rules of URLs, which are those of browsers: `0x7f.1` is 127.0.0.1, and so is `１２７.1`. */
function canonicalName(host: string): string | undefined {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}

/** Names that mean this machine to whoever looks them up (RFC 6761). */
export const isThisMachine = (name: string): boolean => /(^|\.)localhost$/.test(name);
