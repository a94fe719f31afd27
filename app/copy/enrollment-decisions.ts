import type {
  EnrollmentCheck,
  EnrollmentDecision,
  EnrollmentKind,
} from '../flows/enrollment/decide-enrollment.ts';

/** How a decision to ask somebody for a passkey is told to administrators. */
export const askWords: Record<EnrollmentKind | 'nothing', string> = {
  automatic: 'The browser was asked to make a passkey silently.',
  progressive: 'Asked to make a passkey.',
  local: 'Asked to make a passkey on this device too.',
  renewal: 'Asked to make a passkey for the address that the site is moving to.',
  nothing: 'Not asked.',
};

/** Why a kind of question was left out: the words for a check that did not pass. */
export const stopWords: Record<EnrollmentCheck, string> = {
  passkeys_enabled: 'Passkeys are off for the connection.',
  progressive_enrollment_enabled:
    'The connection does not ask after a password (progressive_enrollment_enabled).',
  local_enrollment_enabled:
    'The connection does not ask for a passkey on each device (local_enrollment_enabled).',
  automatic_upgrade_enabled:
    'The connection makes no passkeys silently (automatic_upgrade_enabled).',
  site_moves: 'The passkeys of this host are not moving to another RP ID.',
  asked_after_sign_in: 'The connection does not ask after signing in (enrollment_moments).',
  signed_in_with_password: 'They signed in with a passkey.',
  signed_in_with_passkey: 'They signed in with a password.',
  not_just_signed_up: 'They had just made their account, and were offered a passkey there.',
  all_factors_proved: 'A factor was still to be proved.',
  passkey_of_another_device: 'The passkey was on the device that they signed in on.',
  passkey_on_a_phone: 'The passkey was not on a phone.',
  not_a_security_key: 'The passkey was on a security key.',
  device_can_hold_passkey: 'The device cannot hold a passkey, or did not say that it can.',
  browser_creates_silently:
    'The browser cannot make passkeys silently, or did not say that it can.',
  no_passkey_for_this_site: 'They have a passkey for this site.',
  passkey_to_be_left_behind: 'They have no passkey for the RP ID that the host leaves.',
  no_passkey_for_the_new_address: 'They have a passkey for the RP ID that the host moves to.',
  no_passkey_on_this_device: 'They have a passkey on this device.',
  below_passkey_limit: 'They have as many passkeys as an account can hold.',
  not_told_never_to_ask: 'They said that they never want to be asked.',
  not_undone_before: 'They undid a passkey that was made silently.',
  not_snoozed: 'They said "not now" less than 30 days ago.',
  device_is_theirs: 'They said that this device is not theirs.',
  not_snoozed_on_this_device: 'They said "not now" on this device less than 30 days ago.',
  local_not_snoozed_on_this_device: 'They said "not now" on this device less than 30 days ago.',
  renewal_not_snoozed_on_this_device: 'They said "not now" on this device less than 7 days ago.',
  not_tried_recently: 'It was tried on this device less than 30 days ago.',
};

/** Of each kind that was left out, the check that stopped it. */
export const stopsOf = ({ reasons }: Pick<EnrollmentDecision, 'reasons'>) =>
  reasons.filter(({ passed }) => !passed);
