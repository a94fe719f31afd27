/**
 * Settings that nobody can change: what is answered is what happens here. Tools read them and write
 * back what they have read, which is accepted; anything else is refused, because it would be believed.
 */
import { z } from 'zod';

import type { ManagementScope } from '#app/oidc/management-scopes.ts';
import { passwordLimits } from '#app/protection/login-attempts.ts';
import { signupLimit } from '#app/protection/signup-attempts.ts';

import { exactFields, exactly } from './exactly.ts';
import { operation } from './operation.ts';
import type { Operation } from './operation.ts';

type Unchangeable = {
  /** The end of its operations' names. */
  id: string;
  path: string;
  method: 'PATCH' | 'PUT';
  summary: string;
  read: ManagementScope;
  update: ManagementScope;
  document: Record<string, unknown> | readonly unknown[];
  why: string;
};

/** How long it takes until one more attempt would be granted, as Auth0 counts it, in milliseconds. */
const rateOf = ({ attempts, windowSeconds }: { attempts: number; windowSeconds: number }) => ({
  max_attempts: attempts,
  rate: Math.round((windowSeconds * 1000) / attempts),
});

const ofAttackProtection = {
  method: 'PATCH',
  read: 'read:attack_protection',
  update: 'update:attack_protection',
} as const;

const settings: readonly Unchangeable[] = [
  {
    id: 'brute_force_protection',
    path: '/attack-protection/brute-force-protection',
    summary: 'Protection of one account',
    ...ofAttackProtection,
    document: {
      enabled: true,
      shields: ['block'],
      mode: 'count_per_identifier_and_ip',
      allowlist: [],
      max_attempts: passwordLimits.perIdentifierAndIp.attempts,
    },
    why: 'it is always on, and nobody is sent a message',
  },
  {
    id: 'suspicious_ip_throttling',
    path: '/attack-protection/suspicious-ip-throttling',
    summary: 'Protection of all accounts from one address',
    ...ofAttackProtection,
    document: {
      enabled: true,
      shields: ['block'],
      allowlist: [],
      stage: {
        'pre-login': rateOf(passwordLimits.perIp),
        'pre-user-registration': rateOf(signupLimit),
      },
    },
    why: 'it is always on, with the same numbers for everybody',
  },
  {
    id: 'breached_password_detection',
    path: '/attack-protection/breached-password-detection',
    summary: 'Passwords that were stolen elsewhere',
    ...ofAttackProtection,
    document: {
      enabled: false,
      shields: [],
      admin_notification_frequency: [],
      method: 'standard',
      stage: {
        'pre-user-registration': { shields: [] },
        'pre-change-password': { shields: [] },
      },
    },
    why: 'passwords are not compared with those that were stolen elsewhere',
  },
  {
    id: 'bot_detection',
    path: '/attack-protection/bot-detection',
    summary: 'Programs that pretend to be people',
    ...ofAttackProtection,
    document: {
      bot_detection_level: 'low',
      challenge_password_policy: 'never',
      challenge_passwordless_policy: 'never',
      challenge_password_reset_policy: 'never',
      allowlist: [],
      monitoring_mode_enabled: false,
    },
    why: 'nobody is asked for a CAPTCHA',
  },
  {
    id: 'captcha',
    path: '/attack-protection/captcha',
    summary: 'CAPTCHAs',
    ...ofAttackProtection,
    document: {},
    why: 'nobody is asked for a CAPTCHA',
  },
  {
    id: 'supplemental_signals',
    path: '/supplemental-signals',
    summary: 'What others know of a visitor',
    ...ofAttackProtection,
    document: { akamai_enabled: false },
    why: 'nobody else is asked about visitors',
  },
  {
    id: 'risk_assessments_settings',
    path: '/risk-assessments/settings',
    method: 'PATCH',
    summary: 'Judgements of risk',
    read: 'read:risk_assessments',
    update: 'update:risk_assessments',
    document: { enabled: false },
    why: 'risks are not judged',
  },
  {
    id: 'risk_assessments_new_device',
    path: '/risk-assessments/settings/new-device',
    method: 'PATCH',
    summary: 'How long a device is not new, in days',
    read: 'read:risk_assessments',
    update: 'update:risk_assessments',
    document: { remember_for: 0 },
    why: 'risks are not judged',
  },
  {
    id: 'guardian_policies',
    path: '/guardian/policies',
    method: 'PUT',
    summary: 'When a second factor is asked for',
    read: 'read:mfa_policies',
    update: 'update:mfa_policies',
    document: [],
    why: 'there is no second factor beside passkeys',
  },
];

const isList = (document: Unchangeable['document']): document is readonly unknown[] =>
  Array.isArray(document);

export const unchangeableSettings: readonly Operation[] = settings.flatMap((setting) => {
  const { id, path, method, summary, read, update, document, why } = setting;
  const answer = isList(document) ? exactly(document, why) : exactFields(document, why);
  const common = {
    path,
    query: z.strictObject({}),
    answer: { status: 200, schema: answer },
  } as const;
  return [
    operation({
      ...common,
      ...{ id: `get_${id}`, method: 'GET', summary, scopes: [read], role: 'auditor', body: null },
      run: () => Promise.resolve(document),
    }),
    operation({
      ...common,
      ...{ id: `update_${id}`, method, scopes: [update], role: 'admin' },
      summary: `${summary}: takes only what is so already`,
      body: exactly(document, why),
      run: () => Promise.resolve(document),
    }),
  ];
});
