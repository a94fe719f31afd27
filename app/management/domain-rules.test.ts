/** What a domain may be set to, a row for each value. */
import { describe, expect, it } from 'vitest';

import { newDomainSchema } from './domain-rules.ts';

type Input = Parameters<typeof newDomainSchema.parse>[0];

const refusals = (input: Input) => newDomainSchema.safeParse(input).error?.issues ?? [];

/** A refusal names the field, the value and the rule. */
const told = (path: (string | number)[], value: string, rule: string) => {
  const shown =
    Array.from(value).length > 80 ? `${Array.from(value).slice(0, 80).join('')}…` : value;
  return expect.objectContaining({
    path,
    message: expect.stringContaining(`${JSON.stringify(shown)}: ${rule}`),
  }) as unknown;
};

describe('a host is kept as a browser sends it', () => {
  it.each([
    ['login.example.com', 'login.example.com'],
    ['LOGIN.Example.COM', 'login.example.com'],
    ['login.example.com:443', 'login.example.com'],
    ['login.example.com:', 'login.example.com'],
    ['login.example.com:80', 'login.example.com:80'],
    ['login.example.com:8443', 'login.example.com:8443'],
    ['localhost', 'localhost'],
    ['localhost:80', 'localhost'],
    ['localhost:443', 'localhost:443'],
    ['acme.localhost:3000', 'acme.localhost:3000'],
    ['anmeldung.müller.example.de', 'anmeldung.xn--mller-kva.example.de'],
    ['xn--mller-kva.example.de', 'xn--mller-kva.example.de'],
    [`${'a'.repeat(63)}.example.com`, `${'a'.repeat(63)}.example.com`],
  ])('%s is %s', (host, kept) => {
    const rpId = kept.replace(/:\d+$/, '');
    const nothingElse = { rpName: null, origins: null };
    expect(newDomainSchema.parse({ host })).toEqual({ host: kept, rpId, ...nothingElse });
  });
});

describe('a host is refused', () => {
  const notAHost = 'expected a host such as login.example.com, without scheme or path';
  const anAddress = 'expected a name: passkeys cannot be bound to an IP address';
  const strangers = 'expected a domain of your own';
  const noDot = 'expected a name with a dot in it, or localhost';
  it.each([
    ['', notAHost],
    ['https://login.example.com', notAHost],
    ['login.example.com/', notAHost],
    ['login.example.com?', notAHost],
    ['login.example.com#a', notAHost],
    ['ada@login.example.com', notAHost],
    ['login.example.com\\a', notAHost],
    ['login example.com', notAHost],
    [' login.example.com', notAHost],
    ['login.example.com\n', notAHost],
    ['login%2eexample.com', notAHost],
    ['login.example.com.', notAHost],
    ['.example.com', notAHost],
    ['login..example.com', notAHost],
    ['-login.example.com', notAHost],
    ['login-.example.com', notAHost],
    ['lo_gin.example.com', notAHost],
    ['*.example.com', notAHost],
    [`${'a'.repeat(64)}.example.com`, notAHost],
    [`${'a.'.repeat(127)}com`, notAHost],
    ['login.example.com:0', notAHost],
    ['login.example.com:65536', notAHost],
    ['login.example.com:http', notAHost],
    ['192.0.2.1', anAddress],
    ['192.0.2.1:3000', anAddress],
    ['127.0.0.1:3000', anAddress],
    ['127.1', anAddress],
    ['0x7f.1', anAddress],
    ['2130706433', anAddress],
    ['[::1]:3000', anAddress],
    ['[2001:db8::1]', anAddress],
    ['latchkey', noDot],
    ['latchkey:3000', noDot],
    ['com', noDot],
    ['co.uk', strangers],
    ['github.io', strangers],
    ['workers.dev', strangers],
  ])('%j: %s', (host, problem) => {
    expect(refusals({ host })).toEqual([told(['host'], host, problem)]);
  });
});

describe('S12: an RP ID', () => {
  it.each([
    ['login.acme.example.com', 'login.acme.example.com'],
    ['login.acme.example.com', 'acme.example.com'],
    ['login.acme.example.com:8443', 'example.com'],
    ['login.example.co.uk', 'example.co.uk'],
    ['login.acme.github.io', 'acme.github.io'],
    ['acme.localhost:3000', 'localhost'],
    ['acme.localhost:3000', 'acme.localhost'],
    ['localhost:3000', 'LOCALHOST'],
    ['login.müller.de', 'müller.de'],
    ['login.müller.de', 'xn--mller-kva.de'],
    ['login.example.com', 'EXAMPLE.com'],
    ['login.corp.internal', 'corp.internal'],
  ])('of %s may be %s', (host, rpId) => {
    const { rpId: kept } = newDomainSchema.parse({ host, rpId });
    expect(kept).toBe(new URL(`https://${rpId}`).hostname);
  });

  const bare = 'expected a bare domain such as example.com, without scheme, port or path';
  const address = 'expected a name: passkeys cannot be bound to an IP address';
  const elsewhere = 'expected login.example.com itself or a domain above it';
  const topLevel = 'expected a name with a dot in it, or localhost';
  it.each([
    // No scheme, port or path, nor anything else that is no name.
    ['login.example.com', 'https://example.com', bare],
    ['login.example.com', 'android:apk-key-hash:abc', bare],
    ['login.example.com', '//example.com', bare],
    ['login.example.com:8443', 'login.example.com:8443', bare],
    ['login.example.com', 'example.com:443', bare],
    ['login.example.com', 'example.com:', bare],
    ['login.example.com', 'example.com/', bare],
    ['login.example.com', 'example.com/login', bare],
    ['login.example.com', 'example.com?a', bare],
    ['login.example.com', 'example.com#a', bare],
    ['login.example.com', 'ada@example.com', bare],
    ['login.example.com', 'example.com.', bare],
    ['login.example.com', '.com', bare],
    ['login.example.com', '*.example.com', bare],
    ['login.example.com', ' example.com', bare],
    ['login.example.com', 'example.com\n', bare],
    ['login.example.com', 'example.com, other.com', bare],
    ['login.example.com', '', bare],
    ['login.example.com', `${'a.'.repeat(127)}com`, bare],
    // IP addresses, in every spelling that browsers read as one.
    ['login.example.com', '192.0.2.1', address],
    ['login.example.com', '127.0.0.1', address],
    ['login.example.com', '127.1', address],
    ['login.example.com', '0x7f000001', address],
    ['login.example.com', '2130706433', address],
    ['login.example.com', '0177.0.0.1', address],
    ['login.example.com', '１２７.0.0.1', address],
    ['login.example.com', '127.0.0.1.', address],
    ['login.example.com', '[::1]', address],
    ['login.example.com', '2001:db8::1', address],
    ['login.example.com', '::ffff:192.0.2.1', address],
    // Other people's, and hosts below.
    ['login.example.com', 'other.com', elsewhere],
    ['login.example.com', 'a.login.example.com', elsewhere],
    ['login.example.com', 'gin.example.com', elsewhere],
    ['login.example.com', 'app.example.com', elsewhere],
    ['login.example.com', 'localhost', elsewhere],
    ['localhost:3000', 'acme.localhost', 'expected localhost itself or a domain above it'],
    ['login.example.com', 'github.io', elsewhere],
    // Public suffixes, of registries and private ones.
    ['login.example.com', 'com', topLevel],
    ['login.example.co.uk', 'uk', topLevel],
    ['login.corp.internal', 'internal', topLevel],
    [
      'login.example.co.uk',
      'co.uk',
      'expected a domain of your own: names below co.uk belong to many owners',
    ],
    [
      'acme.github.io',
      'github.io',
      'expected a domain of your own: names below github.io belong to many owners',
    ],
    [
      'acme.workers.dev',
      'workers.dev',
      'expected a domain of your own: names below workers.dev belong to many owners',
    ],
    ['a.us-east-1.compute.amazonaws.com', 'compute.amazonaws.com', 'expected a domain of your own'],
  ])('of %s may not be %j', (host, rpId, problem) => {
    expect(refusals({ host, rpId })).toEqual([told(['rpId'], rpId, problem)]);
  });
});

describe('L15: a name for devices', () => {
  const host = 'login.acme.example:8443';
  const rpId = 'acme.example';

  it.each([
    ['Acme', 'Acme'],
    ['  Acme  \n', 'Acme'],
    ['x', 'x'],
    ['x'.repeat(64), 'x'.repeat(64)],
    ['🦊'.repeat(64), '🦊'.repeat(64)],
    ['Acme & Co. KG', 'Acme & Co. KG'],
    ['Node.js', 'Node.js'],
    ['54', '54'],
    ['Acme: the shop', 'Acme: the shop'],
    ['St. Gallen 24/7', 'St. Gallen 24/7'],
    ['אקמה', 'אקמה'],
    ['会社', '会社'],
  ])('%j is kept as %j', (rpName, kept) => {
    expect(newDomainSchema.parse({ host, rpId, rpName }).rpName).toBe(kept);
  });

  const length = 'expected a name of 1 to 64 characters';
  const order = 'expected a name without characters that control or reorder text';
  const people = 'expected a name for people, such as Acme: no host, URL or RP ID';
  it.each([
    ['', length],
    [' \t ', length],
    ['\u200b\u200b', length],
    ['x'.repeat(65), length],
    ['🦊'.repeat(65), length],
    ['Ac\nme', order],
    ['Ac\u0000me', order],
    ['Ac\u0085me', order],
    ['Ac\u2028me', order],
    ['\u202eemcA', order],
    ['Ac\u2066me', order],
    ['Ac\u200fme', order],
    ['Ac\ud800me', order],
    ['login.acme.example:8443', people],
    ['login.acme.example', people],
    ['acme.example', people],
    ['ACME.Example', people],
    ['acme.com', people],
    ['Acme.com', people],
    ['login.acme.co.uk:8443', people],
    ['acme.github.io', people],
    ['acme.com/login', people],
    ['https://acme.com', people],
    ['Sign in at https://acme.com', people],
    ['localhost', people],
    ['acme.localhost:3000', people],
    ['192.0.2.1', people],
    ['192.0.2.1:3000', people],
    ['[::1]', people],
    ['müller.de', people],
    ['acme。com', people],
  ])('%j is refused: %s', (rpName, problem) => {
    expect(refusals({ host, rpId, rpName })).toEqual([told(['rpName'], rpName, problem)]);
  });

  it('may be left to the tenant', () => {
    expect(newDomainSchema.parse({ host, rpName: null }).rpName).toBeNull();
  });
});

describe('a further origin', () => {
  const hash = (byte: number) => Buffer.alloc(32, byte).toString('base64url');
  const android = (of: string) => `android:apk-key-hash:${of}`;

  it.each([
    ['example.com', 'https://example.com'],
    ['example.com', 'https://app.example.com'],
    ['example.com', 'https://a.b.example.com:8443'],
    ['login.example.com', 'https://login.example.com:8443'],
    ['xn--mller-kva.de', 'https://app.xn--mller-kva.de'],
    ['localhost', 'http://localhost:3001'],
    ['localhost', 'http://app.localhost'],
    ['localhost', 'https://localhost'],
    ['example.com', android(hash(0))],
    ['example.com', android(hash(255))],
    ['localhost', android(hash(7))],
  ])('under %s may be %s', (rpId, origin) => {
    const parsed = newDomainSchema.parse({
      host: `login.${rpId}:444`,
      rpId: rpId,
      origins: [origin],
    }).origins;
    expect(parsed).toEqual([origin]);
  });

  const anOrigin = 'expected an origin such as https://app.example.com';
  const exactly = 'expected exactly an origin: https://app.example.com';
  const https = 'expected https: without it only localhost counts';
  const below = 'expected a host that is example.com, or below';
  const fingerprint = 'expected android:apk-key-hash: and the SHA-256 of the signing certificate';
  it.each([
    ['', anOrigin],
    ['app.example.com', anOrigin],
    ['//app.example.com', anOrigin],
    ['null', anOrigin],
    ['https://', anOrigin],
    ['https://*.example.com', anOrigin],
    ['https://app.example.com.', anOrigin],
    ['https://app.example.com:0', anOrigin],
    ['https://app.example.com:65536', anOrigin],
    ['https://lo_gin.example.com', anOrigin],
    ['ftp://app.example.com', anOrigin],
    ['file:///app', anOrigin],
    ['javascript:alert(1)', anOrigin],
    ['chrome-extension://abcdefghijklmnop', anOrigin],
    ['ios:bundle-id:com.example', anOrigin],
    // Exactly as a browser sends it.
    ['https://app.example.com/', exactly],
    ['https://app.example.com/login', exactly],
    ['https://app.example.com?a=b', exactly],
    ['https://app.example.com#a', exactly],
    ['https://ada@app.example.com', exactly],
    ['https://ada:secret@app.example.com', exactly],
    ['https://app.example.com:443', exactly],
    ['https://APP.example.com', exactly],
    ['HTTPS://app.example.com', exactly],
    [' https://app.example.com', exactly],
    ['https:app.example.com', exactly],
    ['https://app.example.com:8443/', 'expected exactly an origin: https://app.example.com:8443'],
    ['https://0x7f.1', 'expected exactly an origin: https://127.0.0.1'],
    ['https://app.müller.example.com', 'expected exactly an origin: https://app.xn--mller-kva'],
    // TLS, but for this machine.
    ['http://app.example.com', https],
    ['http://192.0.2.1', https],
    ['http://[2001:db8::1]', https],
    ['http://localhost.example.com', https],
    // Within the RP ID.
    ['https://other.com', below],
    ['https://example.com.other.com', below],
    ['https://badexample.com', below],
    ['https://com', below],
    ['https://192.0.2.1', below],
    ['https://[2001:db8::1]', below],
    ['http://localhost:3000', below],
    ['http://app.localhost', below],
    ['http://127.0.0.1:3000', below],
    ['http://[::1]:3000', below],
    // The domain's own.
    ['https://login.example.com', "expected another origin: the domain's own always counts"],
    // Android.
    ['android:', fingerprint],
    ['android:apk-key-hash:', fingerprint],
    ['android:apk-key-hash-sha256:abc', fingerprint],
    [`ANDROID:apk-key-hash:${'A'.repeat(43)}`, anOrigin],
    [android('A'.repeat(42)), fingerprint],
    [android('A'.repeat(44)), fingerprint],
    [android(`${'A'.repeat(43)}=`), fingerprint],
    [android(`${'A'.repeat(42)}B`), fingerprint],
    [android(`${'A'.repeat(42)}+`), fingerprint],
    [android(`${'A'.repeat(42)}/`), fingerprint],
    [android(` ${'A'.repeat(42)}`), fingerprint],
    [android(Buffer.alloc(20, 1).toString('base64url')), fingerprint],
    [android(Buffer.alloc(32, 1).toString('hex')), fingerprint],
  ])('may not be %j', (origin, problem) => {
    const domain = { host: 'login.example.com', rpId: 'example.com', origins: [origin] };
    expect(refusals(domain)).toEqual([told(['origins', 0], origin, problem)]);
  });

  const numbered = (count: number) =>
    Array.from({ length: count }, (_, i) => `https://app-${i}.example.com`);
  const domain = { host: 'login.example.com', rpId: 'example.com' };

  it('is one of five at most', () => {
    const five = numbered(5);
    expect(newDomainSchema.parse({ ...domain, origins: five }).origins).toEqual(five);
    expect(refusals({ ...domain, origins: numbered(6) })).toEqual([
      told(
        ['origins'],
        numbered(6).join(', '),
        "expected at most 5 origins beside the domain's own",
      ),
    ]);
  });

  it('is given once', () => {
    const [one = '', other = ''] = numbered(2);
    expect(refusals({ ...domain, origins: [one, other, one] })).toEqual([
      told(['origins', 2], one, 'expected each origin once'),
    ]);
  });

  it('is not there where there are none', () => {
    expect(newDomainSchema.parse({ ...domain, origins: [] }).origins).toBeNull();
  });
});

it('all that is wrong is told at once', () => {
  const origins = ['https://app.example.com', 'http://app.example.com', 'app'];
  const domain = { host: 'login.example.com', rpId: 'example.com', rpName: 'acme.com', origins };
  expect(refusals(domain).map(({ path }) => path)).toEqual([
    ['rpName'],
    ['origins', 1],
    ['origins', 2],
  ]);
});

it('a long value is shortened where it is told', () => {
  const [issue] = refusals({ host: 'login.example.com', rpId: `https://${'a'.repeat(10_000)}` });
  expect(issue?.message).toMatch(/^"https:\/\/a{72}…": expected a bare domain/);
});
