import { describe, expect, it } from 'vitest';

import { readAllowList } from './allow-list.ts';
import { decideAddresses, decideHost } from './decide.ts';
import type { EgressRules } from './decide.ts';

/** This machine's own address in these tests is a public one: nothing but its list gives it away. */
const OWN = '93.184.215.14';

const rulesWith = (...entries: string[]): EgressRules => ({
  allowed: readAllowList(entries),
  own: new Set([OWN]),
});
const rules = rulesWith();

describe('what a script may name', () => {
  it.each([
    ['8.8.8.8', '8.8.8.8'],
    ['1.1.1.1', '1.1.1.1'],
    ['93.184.216.34', '93.184.216.34'],
    ['172.32.0.1', '172.32.0.1'],
    ['100.128.0.1', '100.128.0.1'],
    ['[2606:4700:4700::1111]', '2606:4700:4700::1111'],
    ['2a00:1450:4001:830::200e', '2a00:1450:4001:830::200e'],
    // What leads to a public IPv4 address is that address.
    ['::ffff:8.8.8.8', '8.8.8.8'],
    ['[::ffff:808:808]', '8.8.8.8'],
    ['64:ff9b::808:808', '64:ff9b::808:808'],
    ['134744072', '8.8.8.8'],
    ['0x08.8.8.8', '8.8.8.8'],
  ])('%s is connected to as %s', (host, address) => {
    expect(decideHost(host, 443, rules)).toEqual({ kind: 'connect', address });
  });

  it.each([
    ['example.com', 'example.com'],
    ['EXAMPLE.com', 'example.com'],
    ['example.com.', 'example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['localhost.example', 'localhost.example'],
    ['127.0.0.1.nip.example', '127.0.0.1.nip.example'],
    ['_mongodb._tcp.example.com', '_mongodb._tcp.example.com'],
  ])('%s is looked up as %s', (host, name) => {
    expect(decideHost(host, 443, rules)).toEqual({ kind: 'look-up', name });
  });

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback, another of its addresses', '127.8.4.2'],
    ['loopback in one number', '2130706433'],
    ['loopback in hex', '0x7f000001'],
    ['loopback in hex, in parts', '0x7f.0.0.1'],
    ['loopback in octal', '0177.0.0.1'],
    ['loopback in octal, in one number', '017700000001'],
    ['loopback, shortened', '127.1'],
    ['loopback with a dot at its end', '127.0.0.1.'],
    ['loopback in wide digits', '１２７.０.０.１'],
    ['loopback in circled digits', '①②⑦.0.0.1'],
    ['localhost', 'localhost'],
    ['localhost with a dot at its end', 'localhost.'],
    ['localhost in capitals', 'LOCALHOST'],
    ['a name under localhost', 'db.localhost'],
    ['loopback over IPv6', '::1'],
    ['loopback over IPv6, in brackets', '[::1]'],
    ['loopback over IPv6, written out', '0:0:0:0:0:0:0:1'],
    ['loopback, mapped', '::ffff:127.0.0.1'],
    ['loopback, mapped, in hex', '[::ffff:7f00:1]'],
    ['loopback, compatible', '::127.0.0.1'],
    ['loopback, translated', '64:ff9b::127.0.0.1'],
    ['loopback, translated in the network itself', '64:ff9b:1::127.0.0.1'],
    ['loopback, stateless translation', '::ffff:0:127.0.0.1'],
    ['loopback by 6to4', '2002:7f00:1::'],
    ['loopback by Teredo', '2001:0:7f00:1::1'],
    ['unspecified', '0.0.0.0'],
    ['unspecified, as a number', '0'],
    ['this network', '0.1.2.3'],
    ['unspecified over IPv6', '::'],
    ['unspecified, mapped', '::ffff:0.0.0.0'],
    ['private, class A', '10.0.0.1'],
    ['private, class B', '172.16.0.1'],
    ['private, class B, the last', '172.31.255.255'],
    ['private, class C', '192.168.1.1'],
    ['private, mapped', '::ffff:10.0.0.1'],
    ['private, translated', '64:ff9b::a00:1'],
    ['private by 6to4', '2002:a00:1::1'],
    ['private in octal', '012.0.0.1'],
    ['link-local', '169.254.1.1'],
    ['link-local over IPv6', 'fe80::1'],
    ['link-local over IPv6 with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['unique local', 'fd12:3456::1'],
    ['unique local, the other half', 'fc00::1'],
    ['between providers and their customers', '100.64.0.1'],
    ['metadata', '169.254.169.254'],
    ['metadata as a number', '2852039166'],
    ['metadata, mapped', '::ffff:169.254.169.254'],
    ['metadata, translated', '64:ff9b::a9fe:a9fe'],
    ['metadata of Amazon over IPv6', 'fd00:ec2::254'],
    ['metadata of Google over IPv6', 'fd20:ce::254'],
    ['metadata of Alibaba', '100.100.100.200'],
    ['metadata of Oracle', '192.0.0.192'],
    ['wire server of Azure', '168.63.129.16'],
    ['multicast', '224.0.0.1'],
    ['multicast over IPv6', 'ff02::1'],
    ['broadcast', '255.255.255.255'],
    ['for documents, first', '192.0.2.1'],
    ['for documents, second', '198.51.100.1'],
    ['for documents, third', '203.0.113.1'],
    ['for documents, over IPv6', '2001:db8::1'],
    ['for documents, over IPv6, the newer', '3fff::1'],
    ['for benchmarks', '198.18.0.1'],
    ['for benchmarks over IPv6', '2001:2::1'],
    ['for protocols', '192.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['a relay of 6to4', '192.88.99.1'],
    ['to be thrown away', '100::1'],
    ['for segment routing', '5f00::1'],
    ['not given out to anybody', '4000::1'],
    ['an address of this machine', OWN],
    ['an address of this machine, mapped', `::ffff:${OWN}`],
    ['an address of this machine, translated', `64:ff9b::${OWN}`],
    ['an address of this machine, as a number', '1572394766'],
    ['an address of this machine, with dots of other scripts', OWN.replaceAll('.', '。')],
    ['loopback with ideographic dots', '127。0。0。1'],
    ['loopback with wide dots', '127．0．0．1'],
    ['loopback with halfwidth dots', '127｡0｡0｡1'],
    ['localhost in circled letters', 'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ'],
    ['localhost with a soft hyphen', 'local\u00adhost'],
    ['localhost with a wide dot at its end', 'localhost．'],
    ['metadata, translated in the network itself', '64:ff9b:1::a9fe:a9fe'],
    ['metadata by 6to4', '2002:a9fe:a9fe::1'],
    ['metadata by ISATAP, link-local', 'fe80::5efe:169.254.169.254'],
    ['multicast, of a site', 'ff05::2'],
    ['multicast, the last', '239.255.255.255'],
    ['loopback over IPv6 with a zone', '[::1%25lo]'],
  ])('%s (%s) is refused', (_what, host) => {
    expect(decideHost(host, 443, rules)).toMatchObject({ kind: 'refused' });
  });

  it.each([
    ['nothing', ''],
    ['a dot', '.'],
    ['an empty label', 'a..b'],
    ['a space', 'exa mple.com'],
    ['a path', 'example.com/x'],
    ['somebody at', 'user@127.0.0.1'],
    ['a fragment', 'example.com#@127.0.0.1'],
    ['a port', '127.0.0.1:80'],
    ['a backslash', 'example.com\\@127.0.0.1'],
    ['an encoded dot', '127%2e0.0.1'],
    ['a zero byte', 'example.com\0.internal'],
    ['five numbers', '1.2.3.4.5'],
    ['a number that is too large', '4294967296'],
    ['a name that is too long', `${'a.'.repeat(150)}example`],
    ['half an address', '[::1'],
  ])('%s is neither a name nor an address', (_what, host) => {
    expect(decideHost(host, 443, rules)).toEqual({
      kind: 'refused',
      why: 'this is neither a host name nor an address',
    });
  });
});

describe('where a name may lead', () => {
  it('leads to every address that it has, where all are public', () => {
    const found = ['93.184.216.34', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'];
    expect(decideAddresses('example.com', found, 443, rules)).toEqual({
      kind: 'connect',
      addresses: found,
    });
  });

  it.each([
    ['loopback', ['127.0.0.1']],
    ['loopback behind a public address', ['93.184.216.34', '127.0.0.1']],
    ['loopback, mapped', ['::ffff:7f00:1']],
    ['a link-local address with a zone', ['fe80::1%eth0']],
    ['metadata', ['169.254.169.254']],
    ['this machine', [OWN]],
  ])('a name that leads to %s is refused', (_what, addresses) => {
    expect(decideAddresses('evil.example', addresses, 443, rules).kind).toBe('refused');
  });

  it('tells nothing of where a name has led', () => {
    const decision = decideAddresses('evil.example', ['10.1.2.3'], 443, rules);
    expect(JSON.stringify(decision)).not.toContain('10.1.2.3');
  });
});

describe('ports', () => {
  it.each([80, 443, 5432, 3306, 27_017, 1433])('%d is open to the world', (port) => {
    expect(decideHost('8.8.8.8', port, rules).kind).toBe('connect');
  });

  it.each([1, 22, 25, 53, 81, 6379, 8080, 9200, 11_211, 65_535])('%d is not', (port) => {
    expect(decideHost('8.8.8.8', port, rules).kind).toBe('refused');
    expect(decideAddresses('example.com', ['8.8.8.8'], port, rules).kind).toBe('refused');
  });
});

describe('the list of the operator', () => {
  it.each([
    ['an address', '127.0.0.1', '127.0.0.1', 443],
    ['an address and a port', '127.0.0.1:8080', '127.0.0.1', 8080],
    ['an address, asked for in another form', '127.0.0.1:8080', '2130706433', 8080],
    ['an address, asked for as mapped', '127.0.0.1', '::ffff:127.0.0.1', 443],
    ['a range', '10.0.0.0/8', '10.200.3.4', 5432],
    ['a range and a port', '10.0.0.0/8:6432', '10.200.3.4', 6432],
    ['an address of IPv6', '[::1]', '::1', 80],
    ['an address of IPv6 and a port', '[::1]:8080', '::1', 8080],
    ['a range of IPv6', '[fd00::/8]', 'fd12::1', 3306],
    ['a range of IPv6 and a port', '[fd00::/8]:33060', 'fd12::1', 33_060],
    ['a range of IPv6, its length behind the bracket', '[fd00::]/8:33060', 'fd12::1', 33_060],
    ['another port of a public address', '8.8.8.8:8443', '8.8.8.8', 8443],
    ['metadata by its address', '169.254.169.254', '169.254.169.254', 80],
    ['an address of this machine', OWN, OWN, 443],
  ])('%s (%s) opens %s at %d', (_what, entry, host, port) => {
    expect(decideHost(host, port, rulesWith(entry)).kind).toBe('connect');
    expect(decideHost(host, port, rules).kind).toBe('refused');
  });

  it.each([
    ['another port than that of the entry', '127.0.0.1:8080', '127.0.0.1', 443],
    ['a port that is not open to the world', '127.0.0.1', '127.0.0.1', 8080],
    ['the address next to it', '10.0.0.5', '10.0.0.6', 443],
    ['an address outside of the range', '10.0.0.0/24', '10.0.1.1', 443],
    ['an address of the other kind', '10.0.0.0/8', '::a00:1', 443],
    ['a translated form, which is another way', '10.0.0.1', '64:ff9b::a00:1', 443],
  ])('opens no more than it says: %s', (_what, entry, host, port) => {
    expect(decideHost(host, port, rulesWith(entry)).kind).toBe('refused');
  });

  it.each([
    ['a name, wherever it leads', 'db.internal', 'db.internal', ['10.0.0.5'], 5432],
    ['a name and a port', 'db.internal:6432', 'db.internal', ['10.0.0.5'], 6432],
    ['a name in another form', 'DB.Internal.', 'db.internal', ['10.0.0.5'], 5432],
    ['a name by the range that it leads to', '10.0.0.0/8:6432', 'db.internal', ['10.0.0.5'], 6432],
    ['localhost', 'localhost:8080', 'localhost', ['127.0.0.1', '::1'], 8080],
  ])('%s (%s) is open', (_what, entry, name, addresses, port) => {
    const open = rulesWith(entry);
    expect(decideHost(name, port, open)).toEqual({ kind: 'look-up', name });
    expect(decideAddresses(name, addresses, port, open)).toEqual({ kind: 'connect', addresses });
    expect(decideAddresses(name, addresses, port, rules).kind).toBe('refused');
  });

  it.each([
    ['another port', 'db.internal:6432', 'db.internal', ['10.0.0.5'], 5432],
    ['another name', 'db.internal', 'evil.example', ['10.0.0.5'], 5432],
    ['a name under it', 'db.internal', 'a.db.internal', ['10.0.0.5'], 5432],
    ['metadata', 'db.internal', 'db.internal', ['169.254.169.254'], 80],
    ['metadata, mapped', 'db.internal', 'db.internal', ['::ffff:a9fe:a9fe'], 80],
    ['metadata of Amazon over IPv6', 'db.internal', 'db.internal', ['fd00:ec2::254'], 80],
    ['metadata, translated', 'db.internal', 'db.internal', ['64:ff9b::a9fe:a9fe'], 80],
    ['metadata, translated inside', 'db.internal', 'db.internal', ['64:ff9b:1::a9fe:a9fe'], 80],
    ['a link-local address', 'db.internal', 'db.internal', ['fe80::1'], 80],
  ])('a name opens no more than it says: %s', (_what, entry, name, addresses, port) => {
    expect(decideAddresses(name, addresses, port, rulesWith(entry)).kind).toBe('refused');
  });
});
