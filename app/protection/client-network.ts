import { isIPv6 } from 'node:net';

/**
 * The network that an address is counted under: an IPv4 address itself, and of an IPv6 address its
 * first 64 bits, because whoever has one usually has all of them (RFC 6177). IPv4 addresses that are
 * mapped into IPv6 count as IPv4. Anything else is returned as it is.
 */
export function clientNetwork(ip: string): string {
  const address = ip.replace(/%.*$/, '');
  if (!isIPv6(address)) return ip;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  // The URL parser writes an address in its one canonical form (RFC 5952), always hexadecimal.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  const hexMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  return hexMapped ? ipv4Of(groups[6], groups[7]) : `${groups.slice(0, 4).join(':')}::/64`;
}

function ipv4Of(high = '0', low = '0'): string {
  const bits = parseInt(high, 16) * 65_536 + parseInt(low, 16);
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}
