/**
 * Which addresses are of the public internet.
 *
 * Invariants:
 * 1. What is not known to be public is refused: new special ranges are closed before they are named.
 * 2. An IPv4 address inside an IPv6 one is judged as what it leads to.
 */
import ipaddr from 'ipaddr.js';

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Public by its number, and yet the inside of a cloud: the "wire server" of Azure machines. */
const insideOfClouds = new Set(['168.63.129.16']);

/** By which networks translate to IPv4: everybody's prefix (RFC 6052), and one for each inside (RFC 8215). */
const translated = ipaddr.IPv6.parseCIDR('64:ff9b::/96');
const translatedInside = ipaddr.IPv6.parseCIDR('64:ff9b:1::/48');

/** All that is given out to the public so far (IANA's "IPv6 Global Unicast"). */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * One form for every way to write an address; IPv4 inside IPv6 comes out as IPv4.
 * Undefined where it is none, or has a zone.
 */
export function readAddress(text: string): Address | undefined {
  if (text.includes('%')) return undefined;
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return undefined;
  return ipaddr.process(text);
}

/** Where a connection to it comes out: the IPv4 address that networks translate it to, or itself. */
export const destinationOf = (address: Address): Address =>
  address instanceof ipaddr.IPv6 && (address.match(translated) || address.match(translatedInside))
    ? new ipaddr.IPv4(address.toByteArray().slice(12))
    : address;

/** Whether everybody on the internet may reach it: what no entry of the operator needs to name. */
export function isPublic(address: Address): boolean {
  if (address instanceof ipaddr.IPv4) {
    return address.range() === 'unicast' && !insideOfClouds.has(address.toString());
  }
  if (address.match(translated)) return isPublic(destinationOf(address));
  return address.match(globalUnicast) && address.range() === 'unicast';
}

/**
 * Where clouds hand out the keys of the machine. A name never leads there, not even one that the
 * operator allows: only an entry with the address itself does.
 */
export function isMetadata(address: Address): boolean {
  const destination = destinationOf(address);
  return destination.range() === 'linkLocal' || metadata.has(destination.toString());
}

/** Beside the link-local ones: Alibaba, Oracle, Azure; Amazon and Google over IPv6. */
const metadata = new Set([
  '100.100.100.200',
  '192.0.0.192',
  ...insideOfClouds,
  'fd00:ec2::254',
  'fd20:ce::254',
]);
