import { describe, expect, it, test } from 'vitest';

import { decideEnrollment, enrollmentFactsSchema } from './decide-enrollment.ts';
import type { EnrollmentFacts } from './decide-enrollment.ts';

const now = '2026-11-21T12:00:00.000Z';
const inDays = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();

type Changes = { [Part in keyof EnrollmentFacts]?: Partial<EnrollmentFacts[Part]> };

/** Somebody who has just signed in with a password, on a device that can hold a passkey. */
const afterPassword = (changes: Changes = {}): EnrollmentFacts => ({
  now,
  settings: {
    passkeys: true,
    progressive: true,
    local: true,
    automatic: false,
    afterSignIn: true,
    ...changes.settings,
  },
  site: { moves: false, ...changes.site },
  signIn: {
    method: 'password',
    isSignUp: false,
    complete: true,
    attachment: null,
    transports: [],
    ...changes.signIn,
  },
  device: {
    platformAuthenticator: true,
    conditionalCreate: true,
    hasPasskey: false,
    notMine: false,
    progressiveSnoozedUntil: null,
    localSnoozedUntil: null,
    renewalSnoozedUntil: null,
    automaticTriedAt: null,
    ...changes.device,
  },
  user: {
    passkeysHere: 0,
    passkeysLeftBehind: 0,
    passkeys: 0,
    snoozedUntil: null,
    neverAsk: false,
    noAutomatic: false,
    ...changes.user,
  },
});

/** Somebody who has just signed in with the passkey of their phone, on such a device. */
const afterPhone = (changes: Changes = {}): EnrollmentFacts =>
  afterPassword({
    ...changes,
    signIn: {
      method: 'passkey',
      attachment: 'cross-platform',
      transports: ['hybrid', 'internal'],
      ...changes.signIn,
    },
    user: { passkeysHere: 1, passkeys: 1, ...changes.user },
  });

/** Somebody whose only passkey is for the RP ID that the site leaves, after this way of signing in. */
const toBeLeftBehind = (
  changes: Changes = {},
  after: typeof afterPassword = afterPassword,
): EnrollmentFacts =>
  after({
    ...changes,
    site: { moves: true, ...changes.site },
    user: { passkeysHere: 0, passkeysLeftBehind: 1, passkeys: 1, ...changes.user },
  });

const automatic = { settings: { automatic: true } };

/** The check that stopped a kind of offer. */
const stopOf = (facts: EnrollmentFacts, kind: string) =>
  decideEnrollment(facts).reasons.find((reason) => reason.kind === kind && !reason.passed)?.check;

test('E1: somebody who signed in with a password is asked, once everything that was due is proved', () => {
  expect(decideEnrollment(afterPassword()).ask).toBe('progressive');
  expect(stopOf(afterPassword({ signIn: { complete: false } }), 'progressive')).toBe(
    'all_factors_proved',
  );
});

describe('E2 and E3: nobody is asked', () => {
  const cases: [string, Changes, string][] = [
    ['where passkeys are off', { settings: { passkeys: false } }, 'passkeys_enabled'],
    ['where asking is off', { settings: { progressive: false } }, 'progressive_enrollment_enabled'],
    [
      'at a moment that was not chosen',
      { settings: { afterSignIn: false } },
      'asked_after_sign_in',
    ],
    [
      'right after a sign-up, which asks itself',
      { signIn: { isSignUp: true } },
      'not_just_signed_up',
    ],
    [
      'on a device that cannot hold a passkey',
      { device: { platformAuthenticator: false } },
      'device_can_hold_passkey',
    ],
    [
      'on a device that does not say',
      { device: { platformAuthenticator: null } },
      'device_can_hold_passkey',
    ],
    [
      'who has one for this site',
      { user: { passkeysHere: 1, passkeys: 1 } },
      'no_passkey_for_this_site',
    ],
    ['who has as many as there can be', { user: { passkeys: 20 } }, 'below_passkey_limit'],
    ['who said never', { user: { neverAsk: true } }, 'not_told_never_to_ask'],
    ['who said not now', { user: { snoozedUntil: inDays(1) } }, 'not_snoozed'],
    ['on somebody else’s device', { device: { notMine: true } }, 'device_is_theirs'],
    [
      'who said not now on this device',
      { device: { progressiveSnoozedUntil: inDays(1) } },
      'not_snoozed_on_this_device',
    ],
  ];
  it.each(cases)('%s', (_name, changes, check) => {
    expect(decideEnrollment(afterPassword(changes)).ask).toBeNull();
    expect(stopOf(afterPassword(changes), 'progressive')).toBe(check);
  });

  it('but again when the time of "not now" is over', () => {
    const over = { user: { snoozedUntil: now }, device: { progressiveSnoozedUntil: now } };
    expect(decideEnrollment(afterPassword(over)).ask).toBe('progressive');
  });

  it('although a passkey of another site is no reason against', () => {
    expect(decideEnrollment(afterPassword({ user: { passkeys: 1 } })).ask).toBe('progressive');
  });
});

test('H1: somebody who signed in with the passkey of a phone is asked for one of this device', () => {
  expect(decideEnrollment(afterPhone()).ask).toBe('local');
});

describe('H1, H3 and H4: no passkey of this device is asked for', () => {
  const cases: [string, Changes, string][] = [
    ['where passkeys are off', { settings: { passkeys: false } }, 'passkeys_enabled'],
    ['where asking is off', { settings: { local: false } }, 'local_enrollment_enabled'],
    [
      'at a moment that was not chosen',
      { settings: { afterSignIn: false } },
      'asked_after_sign_in',
    ],
    ['after a password', { signIn: { method: 'password' } }, 'signed_in_with_passkey'],
    ['before everything is proved', { signIn: { complete: false } }, 'all_factors_proved'],
    [
      'after a passkey of this device',
      { signIn: { attachment: 'platform' } },
      'passkey_of_another_device',
    ],
    [
      'after an answer that does not say where it came from',
      { signIn: { attachment: null } },
      'passkey_of_another_device',
    ],
    ['after a security key', { signIn: { transports: ['usb', 'nfc'] } }, 'passkey_on_a_phone'],
    [
      'after a security key that can do more',
      { signIn: { transports: ['hybrid', 'usb'] } },
      'not_a_security_key',
    ],
    [
      'after a passkey that does not say how it is reached',
      { signIn: { transports: [] } },
      'passkey_on_a_phone',
    ],
    [
      'of a device that cannot hold one',
      { device: { platformAuthenticator: false } },
      'device_can_hold_passkey',
    ],
    ['of a device that has one', { device: { hasPasskey: true } }, 'no_passkey_on_this_device'],
    ['of somebody with too many', { user: { passkeys: 20 } }, 'below_passkey_limit'],
    ['of somebody who said never', { user: { neverAsk: true } }, 'not_told_never_to_ask'],
    ['of a device that is not theirs', { device: { notMine: true } }, 'device_is_theirs'],
    [
      'of somebody who said not now here',
      { device: { localSnoozedUntil: inDays(1) } },
      'local_not_snoozed_on_this_device',
    ],
  ];
  it.each(cases)('%s', (_name, changes, check) => {
    expect(decideEnrollment(afterPhone(changes)).ask).not.toBe('local');
    expect(stopOf(afterPhone(changes), 'local')).toBe(check);
  });

  it('but "not now" to the other question does not count here', () => {
    const snoozed = { user: { snoozedUntil: inDays(1) } };
    expect(decideEnrollment(afterPhone(snoozed)).ask).toBe('local');
  });
});

describe('E7: a passkey is tried for silently', () => {
  it('after a password, and before anybody is asked', () => {
    expect(decideEnrollment(afterPassword(automatic)).ask).toBe('automatic');
  });

  it('where people are not asked after signing in: it asks nobody', () => {
    const unasked = { settings: { automatic: true, afterSignIn: false } };
    expect(decideEnrollment(afterPassword(unasked)).ask).toBe('automatic');
  });

  const cases: [string, Changes, string][] = [
    ['unless it is switched on', { settings: { automatic: false } }, 'automatic_upgrade_enabled'],
    ['unless by password', { signIn: { method: 'passkey' } }, 'signed_in_with_password'],
    ['right after a sign-up', { signIn: { isSignUp: true } }, 'not_just_signed_up'],
    ['before everything is proved', { signIn: { complete: false } }, 'all_factors_proved'],
    [
      'in a browser that cannot',
      { device: { conditionalCreate: false } },
      'browser_creates_silently',
    ],
    [
      'in a browser that does not say',
      { device: { conditionalCreate: null } },
      'browser_creates_silently',
    ],
    ['for somebody who has one', { user: { passkeysHere: 1 } }, 'no_passkey_for_this_site'],
    ['for somebody who undid the last', { user: { noAutomatic: true } }, 'not_undone_before'],
    ['for somebody who said never', { user: { neverAsk: true } }, 'not_told_never_to_ask'],
    ['on somebody else’s device', { device: { notMine: true } }, 'device_is_theirs'],
    [
      'where it came to nothing a while ago',
      { device: { automaticTriedAt: inDays(-29) } },
      'not_tried_recently',
    ],
  ];
  it.each(cases)('not %s', (_name, { settings, ...changes }, check) => {
    const facts = afterPassword({ ...changes, settings: { ...automatic.settings, ...settings } });
    expect(decideEnrollment(facts).ask).not.toBe('automatic');
    expect(stopOf(facts, 'automatic')).toBe(check);
  });

  it('and people are asked where it came to nothing', () => {
    const tried = { ...automatic, device: { automaticTriedAt: inDays(-1) } };
    expect(decideEnrollment(afterPassword(tried)).ask).toBe('progressive');
    const longAgo = { ...automatic, device: { automaticTriedAt: inDays(-30) } };
    expect(decideEnrollment(afterPassword(longAgo)).ask).toBe('automatic');
  });
});

describe('while a site moves, who has a passkey for the old RP ID alone is asked for a new one', () => {
  it.each([
    ['after a password', toBeLeftBehind()],
    ['after the passkey of a phone', toBeLeftBehind({}, afterPhone)],
    [
      'after a passkey of this device',
      toBeLeftBehind({ signIn: { attachment: 'platform' } }, afterPhone),
    ],
    ['before a silent attempt', toBeLeftBehind(automatic)],
    [
      'who never wants to be asked, because it is news',
      toBeLeftBehind({ user: { neverAsk: true } }),
    ],
    ['who said not now to another question', toBeLeftBehind({ user: { snoozedUntil: inDays(1) } })],
    [
      'wherever a connection asks',
      toBeLeftBehind({ settings: { afterSignIn: false, progressive: false } }),
    ],
    [
      'when the time of "not now" is over',
      toBeLeftBehind({ device: { renewalSnoozedUntil: now } }),
    ],
  ])('%s', (_name, facts) => {
    expect(decideEnrollment(facts).ask).toBe('renewal');
  });

  const cases: [string, Changes, string][] = [
    ['where nothing moves', { site: { moves: false } }, 'site_moves'],
    ['where passkeys are off', { settings: { passkeys: false } }, 'passkeys_enabled'],
    ['without such a passkey', { user: { passkeysLeftBehind: 0 } }, 'passkey_to_be_left_behind'],
    ['with one for the new RP ID', { user: { passkeysHere: 1 } }, 'no_passkey_for_the_new_address'],
    ['right after a sign-up', { signIn: { isSignUp: true } }, 'not_just_signed_up'],
    ['before everything is proved', { signIn: { complete: false } }, 'all_factors_proved'],
    [
      'on a device that cannot hold one',
      { device: { platformAuthenticator: false } },
      'device_can_hold_passkey',
    ],
    [
      'on a device that does not say',
      { device: { platformAuthenticator: null } },
      'device_can_hold_passkey',
    ],
    ['with as many as there can be', { user: { passkeys: 20 } }, 'below_passkey_limit'],
    ['on somebody else’s device', { device: { notMine: true } }, 'device_is_theirs'],
    [
      'who said not now on this device',
      { device: { renewalSnoozedUntil: inDays(1) } },
      'renewal_not_snoozed_on_this_device',
    ],
  ];
  it.each(cases)('but not %s', (_name, changes, check) => {
    const facts = toBeLeftBehind(changes);
    expect(decideEnrollment(facts).ask).not.toBe('renewal');
    expect(stopOf(facts, 'renewal')).toBe(check);
  });

  it('and "not now" silences the other questions too', () => {
    const snoozed = { device: { renewalSnoozedUntil: inDays(1) } };
    expect(decideEnrollment(toBeLeftBehind(snoozed)).ask).toBeNull();
    expect(decideEnrollment(toBeLeftBehind({ ...automatic, ...snoozed })).ask).toBeNull();
    expect(decideEnrollment(toBeLeftBehind(snoozed, afterPhone)).ask).toBeNull();
  });

  it('and a passkey for the new RP ID is a reason for nothing more', () => {
    expect(decideEnrollment(toBeLeftBehind({ user: { passkeysHere: 1 } })).ask).toBeNull();
  });
});

test('the reasons are what was looked at, in order, up to the first that did not hold', () => {
  const { reasons } = decideEnrollment(afterPassword({ settings: { progressive: false } }));
  expect(reasons).toEqual([
    { kind: 'renewal', check: 'site_moves', passed: false },
    { kind: 'automatic', check: 'passkeys_enabled', passed: true },
    { kind: 'automatic', check: 'automatic_upgrade_enabled', passed: false },
    { kind: 'progressive', check: 'passkeys_enabled', passed: true },
    { kind: 'progressive', check: 'progressive_enrollment_enabled', passed: false },
    { kind: 'local', check: 'passkeys_enabled', passed: true },
    { kind: 'local', check: 'local_enrollment_enabled', passed: true },
    { kind: 'local', check: 'asked_after_sign_in', passed: true },
    { kind: 'local', check: 'signed_in_with_passkey', passed: false },
  ]);
});

test('facts that went through a database give the same decision', () => {
  for (const facts of [afterPassword(), afterPhone(), afterPassword(automatic), toBeLeftBehind()]) {
    const stored: unknown = JSON.parse(JSON.stringify(facts));
    expect(decideEnrollment(enrollmentFactsSchema.parse(stored))).toEqual(decideEnrollment(facts));
  }
});

test('facts that were stored before sites could move give the decision that they gave', () => {
  for (const facts of [afterPassword(), afterPhone(), afterPassword(automatic)]) {
    const { site: _site, device, user, ...rest } = facts;
    const { renewalSnoozedUntil: _snoozed, ...oldDevice } = device;
    const { passkeysLeftBehind: _left, ...oldUser } = user;
    const stored: unknown = { ...rest, device: oldDevice, user: oldUser };
    expect(decideEnrollment(enrollmentFactsSchema.parse(stored))).toEqual(decideEnrollment(facts));
  }
});
