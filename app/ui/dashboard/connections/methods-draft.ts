/** The ways to sign in of a connection, as its form has them, and back in the options document. */
import type { ConnectionOptions } from '../../../connections/options.ts';

export type ChallengeUi = 'both' | 'autofill' | 'button';

export type EnrollmentMoment = 'login' | 'signup' | 'account';

export const enrollmentMoments: readonly EnrollmentMoment[] = ['signup', 'login', 'account'];

export type MethodsDraft = {
  hasPasskeys: boolean;
  challengeUi: ChallengeUi;
  isProgressive: boolean;
  isLocal: boolean;
  isAutomatic: boolean;
  moments: EnrollmentMoment[];
  satisfiesMfa: boolean;
  allowsSynced: boolean;
  hasPasswords: boolean;
  hasPasswordAtSignUp: boolean;
};

export function methodsDraftOf({
  authentication_methods: { passkey, password },
  passkey_options: passkeyOptions,
}: ConnectionOptions): MethodsDraft {
  return {
    hasPasskeys: passkey.enabled,
    challengeUi: passkeyOptions.challenge_ui,
    isProgressive: passkeyOptions.progressive_enrollment_enabled,
    isLocal: passkeyOptions.local_enrollment_enabled,
    isAutomatic: passkeyOptions.automatic_upgrade_enabled ?? false,
    moments: passkeyOptions.enrollment_moments ?? [...enrollmentMoments],
    satisfiesMfa: passkeyOptions.satisfies_mfa ?? true,
    allowsSynced: passkeyOptions.synced_passkeys !== 'block',
    hasPasswords: password.enabled,
    hasPasswordAtSignUp: password.signup_behavior === 'allow',
  };
}

/**
 * The whole document to send: it is replaced as a whole, so what this form does not know stays. Fields
 * that are not Auth0's are written only where they were changed.
 */
export function optionsWithMethods(
  options: ConnectionOptions,
  draft: MethodsDraft,
): ConnectionOptions {
  const { passkey, password } = options.authentication_methods;
  const read = methodsDraftOf(options);
  const differs = (field: keyof MethodsDraft) => String(read[field]) !== String(draft[field]);
  return {
    ...options,
    authentication_methods: {
      ...options.authentication_methods,
      passkey: { ...passkey, enabled: draft.hasPasskeys },
      password: {
        ...password,
        enabled: draft.hasPasswords,
        ...(draft.hasPasswordAtSignUp
          ? { signup_behavior: 'allow' }
          : { signup_behavior: 'block', api_behavior: 'optional' }),
      },
    },
    passkey_options: {
      ...options.passkey_options,
      challenge_ui: draft.challengeUi,
      progressive_enrollment_enabled: draft.isProgressive,
      local_enrollment_enabled: draft.isLocal,
      ...(differs('isAutomatic') && { automatic_upgrade_enabled: draft.isAutomatic }),
      ...(differs('moments') && { enrollment_moments: draft.moments }),
      ...(differs('satisfiesMfa') && { satisfies_mfa: draft.satisfiesMfa }),
      ...(differs('allowsSynced') && { synced_passkeys: draft.allowsSynced ? 'allow' : 'block' }),
    },
  };
}
