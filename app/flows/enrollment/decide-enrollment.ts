/**
 * Whether somebody who has just signed in is asked for a passkey, and which.
 *
 * 1. The decision is a function of its facts alone: the facts are stored with it, and the same
 *    facts give the same decision at any later time.
 * 2. Of each kind the conditions are looked at in order, up to the first that does not hold. That
 *    one is the reason why nobody was asked.
 * 3. What is not known counts against asking: a device that says nothing of itself is not asked.
 */
import { z } from 'zod';

import { MAX_PASSKEYS_PER_USER } from '#app/store/passkeys.ts';

/** "Not now" is an answer for this long, and a silent attempt is not repeated sooner. */
export const SNOOZE_MS = 30 * 24 * 60 * 60 * 1000;

/** "Not now" to a passkey that replaces one which will stop working: time is shorter there. */
export const RENEWAL_SNOOZE_MS = 7 * 24 * 60 * 60 * 1000;

const moment = z.iso.datetime();

/** Facts that came later have defaults, with which decisions stored before are what they were. */
export const enrollmentFactsSchema = z.strictObject({
  now: moment,
  /** Of the connection. */
  settings: z.strictObject({
    passkeys: z.boolean(),
    progressive: z.boolean(),
    local: z.boolean(),
    automatic: z.boolean(),
    /** Whether anybody may be asked after signing in. A silent attempt asks nobody. */
    afterSignIn: z.boolean(),
  }),
  /** Of the host that they signed in at. */
  site: z
    .strictObject({
      /** Its passkeys move to another RP ID: those of both are accepted for a while. */
      moves: z.boolean(),
    })
    .default({ moves: false }),
  signIn: z.strictObject({
    method: z.enum(['password', 'passkey']),
    /** Whether the account was made a moment ago, with its own offer of a passkey. */
    isSignUp: z.boolean(),
    /** All factors that were due are proved. */
    complete: z.boolean(),
    /** Of a passkey's answer: where its authenticator was. */
    attachment: z.enum(['platform', 'cross-platform']).nullable(),
    /** Of a passkey: how its authenticator can be reached. */
    transports: z.array(z.string()),
  }),
  /** What the page said about its browser (null: nothing), and what is remembered of it. */
  device: z.strictObject({
    platformAuthenticator: z.boolean().nullable(),
    conditionalCreate: z.boolean().nullable(),
    hasPasskey: z.boolean(),
    notMine: z.boolean(),
    progressiveSnoozedUntil: moment.nullable(),
    localSnoozedUntil: moment.nullable(),
    renewalSnoozedUntil: moment.nullable().default(null),
    automaticTriedAt: moment.nullable(),
  }),
  user: z.strictObject({
    /** Passkeys for this RP ID, for the one that the domain leaves, and for all of them. */
    passkeysHere: z.int().min(0),
    passkeysLeftBehind: z.int().min(0).default(0),
    passkeys: z.int().min(0),
    snoozedUntil: moment.nullable(),
    neverAsk: z.boolean(),
    noAutomatic: z.boolean(),
  }),
});

export type EnrollmentFacts = z.output<typeof enrollmentFactsSchema>;

export type EnrollmentKind = 'progressive' | 'local' | 'automatic' | 'renewal';

type Condition = (facts: EnrollmentFacts) => boolean;

const over = (until: string | null, { now }: EnrollmentFacts) =>
  until === null || Date.parse(until) <= Date.parse(now);

/** Phones are reached over Bluetooth too. */
const isSecurityKey = (transports: readonly string[]) =>
  transports.some((transport) => ['usb', 'nfc', 'smart-card'].includes(transport));

const conditions = {
  passkeys_enabled: ({ settings }) => settings.passkeys,
  progressive_enrollment_enabled: ({ settings }) => settings.progressive,
  local_enrollment_enabled: ({ settings }) => settings.local,
  automatic_upgrade_enabled: ({ settings }) => settings.automatic,
  site_moves: ({ site }) => site.moves,
  asked_after_sign_in: ({ settings }) => settings.afterSignIn,
  signed_in_with_password: ({ signIn }) => signIn.method === 'password',
  signed_in_with_passkey: ({ signIn }) => signIn.method === 'passkey',
  not_just_signed_up: ({ signIn }) => !signIn.isSignUp,
  all_factors_proved: ({ signIn }) => signIn.complete,
  passkey_of_another_device: ({ signIn }) => signIn.attachment === 'cross-platform',
  passkey_on_a_phone: ({ signIn }) => signIn.transports.includes('hybrid'),
  not_a_security_key: ({ signIn }) => !isSecurityKey(signIn.transports),
  device_can_hold_passkey: ({ device }) => device.platformAuthenticator === true,
  browser_creates_silently: ({ device }) => device.conditionalCreate === true,
  no_passkey_for_this_site: ({ user }) => user.passkeysHere + user.passkeysLeftBehind === 0,
  passkey_to_be_left_behind: ({ user }) => user.passkeysLeftBehind > 0,
  no_passkey_for_the_new_address: ({ user }) => user.passkeysHere === 0,
  no_passkey_on_this_device: ({ device }) => !device.hasPasskey,
  below_passkey_limit: ({ user }) => user.passkeys < MAX_PASSKEYS_PER_USER,
  not_told_never_to_ask: ({ user }) => !user.neverAsk,
  not_undone_before: ({ user }) => !user.noAutomatic,
  not_snoozed: (facts) => over(facts.user.snoozedUntil, facts),
  device_is_theirs: ({ device }) => !device.notMine,
  not_snoozed_on_this_device: (facts) => over(facts.device.progressiveSnoozedUntil, facts),
  local_not_snoozed_on_this_device: (facts) => over(facts.device.localSnoozedUntil, facts),
  renewal_not_snoozed_on_this_device: (facts) => over(facts.device.renewalSnoozedUntil, facts),
  not_tried_recently: (facts) => {
    const { automaticTriedAt } = facts.device;
    return (
      automaticTriedAt === null || Date.parse(automaticTriedAt) + SNOOZE_MS <= Date.parse(facts.now)
    );
  },
} as const satisfies Record<string, Condition>;

export type EnrollmentCheck = keyof typeof conditions;

/**
 * Of each kind what must hold, in the order of looking. A passkey that will stop working comes
 * before anything else, and asks those as well who never want to be asked: it is news for them. A
 * silent attempt comes before a question.
 */
const required: [EnrollmentKind, EnrollmentCheck[]][] = [
  [
    'renewal',
    [
      'site_moves',
      'passkeys_enabled',
      'passkey_to_be_left_behind',
      'no_passkey_for_the_new_address',
      'not_just_signed_up',
      'all_factors_proved',
      'device_can_hold_passkey',
      'below_passkey_limit',
      'device_is_theirs',
      'renewal_not_snoozed_on_this_device',
    ],
  ],
  [
    'automatic',
    [
      'passkeys_enabled',
      'automatic_upgrade_enabled',
      'signed_in_with_password',
      'not_just_signed_up',
      'all_factors_proved',
      'browser_creates_silently',
      'no_passkey_for_this_site',
      'below_passkey_limit',
      'not_told_never_to_ask',
      'not_undone_before',
      'device_is_theirs',
      'not_tried_recently',
    ],
  ],
  [
    'progressive',
    [
      'passkeys_enabled',
      'progressive_enrollment_enabled',
      'asked_after_sign_in',
      'signed_in_with_password',
      'not_just_signed_up',
      'all_factors_proved',
      'device_can_hold_passkey',
      'no_passkey_for_this_site',
      'below_passkey_limit',
      'not_told_never_to_ask',
      'not_snoozed',
      'device_is_theirs',
      'not_snoozed_on_this_device',
    ],
  ],
  [
    'local',
    [
      'passkeys_enabled',
      'local_enrollment_enabled',
      'asked_after_sign_in',
      'signed_in_with_passkey',
      'not_just_signed_up',
      'all_factors_proved',
      'passkey_of_another_device',
      'passkey_on_a_phone',
      'not_a_security_key',
      'device_can_hold_passkey',
      'no_passkey_on_this_device',
      'below_passkey_limit',
      'not_told_never_to_ask',
      'device_is_theirs',
      'renewal_not_snoozed_on_this_device',
      'local_not_snoozed_on_this_device',
    ],
  ],
];

/** One condition of one kind, as it was found. */
type EnrollmentReason = { kind: EnrollmentKind; check: EnrollmentCheck; passed: boolean };

export type EnrollmentDecision = { ask: EnrollmentKind | null; reasons: EnrollmentReason[] };

/** Decides what to ask, if anything; `reasons` are all conditions that were looked at. */
export function decideEnrollment(facts: EnrollmentFacts): EnrollmentDecision {
  const reasons: EnrollmentReason[] = [];
  for (const [kind, checks] of required) {
    const failed = checks.find((check) => {
      const passed = conditions[check](facts);
      reasons.push({ kind, check, passed });
      return !passed;
    });
    if (failed === undefined) return { ask: kind, reasons };
  }
  return { ask: null, reasons };
}
