import { expect, it } from 'vitest';

import { Sandbox } from '../../index.ts';
import { readAllowList } from './allow-list.ts';

it.each([
  ['', 'it is empty'],
  ['   ', 'it is empty'],
  ['https://db.internal', 'it is a URL; write its host and port alone'],
  ['*.internal', 'there are no wildcards; name each host, or a range of addresses'],
  ['db.internal:', '"" is no port from 1 to 65535'],
  ['db.internal:0', '"0" is no port from 1 to 65535'],
  ['db.internal:65536', '"65536" is no port from 1 to 65535'],
  ['db.internal:http', '"http" is no port from 1 to 65535'],
  ['db.internal:-1', '"-1" is no port from 1 to 65535'],
  ['db internal', '"db internal" is neither a host name nor an address'],
  ['user@db.internal', '"user@db.internal" is neither a host name nor an address'],
  [':5432', '"" is neither a host name nor an address'],
  ['300.1.2.3', '"300.1.2.3" is neither a host name nor an address'],
  ['10.0.0.0/33', '"10.0.0.0/33" is no range of addresses'],
  ['10.0.0.0/', '"10.0.0.0/" is no range of addresses'],
  ['db.internal/8', '"db.internal/8" is no range of addresses'],
  ['0.0.0.0/0', 'it would open every address there is'],
  ['[::/0]', 'it would open every address there is'],
  ['[::ffff:0:0/90]', '"::ffff:0:0/90" is no range of addresses'],
  ['fd00::1', 'IPv6 addresses stand in brackets, as in [fd00::1]:5432'],
  ['fd00::/8', 'IPv6 addresses stand in brackets, as in [fd00::1]:5432'],
  ['[fd00::1', 'IPv6 addresses stand in brackets, as in [fd00::1]:5432'],
  ['[10.0.0.1]:80', 'only IPv6 addresses stand in brackets'],
  ['[fe80::1%eth0]', '"fe80::1%eth0" is neither a host name nor an address'],
  ['[fd00::1]:99999', '"99999" is no port from 1 to 65535'],
])('refuses "%s": %s', (entry, why) => {
  const message = `"${entry}" in the allowed destinations of scripts: ${why}`;
  expect(() => readAllowList(['db.internal', entry])).toThrow(new RangeError(message));
});

it('reads a mapped range as the IPv4 range that it is', () => {
  expect(readAllowList(['[::ffff:10.0.0.0/104]'])).toEqual(readAllowList(['10.0.0.0/8']));
});

it('a sandbox with an entry that is none does not open', () => {
  expect(() => new Sandbox({ allowedDestinations: ['*.internal'] })).toThrow(
    '"*.internal" in the allowed destinations of scripts: there are no wildcards',
  );
});
