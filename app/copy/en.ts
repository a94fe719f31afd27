import type { ErrorCode } from '../errors.ts';

/**
 * English. Every sentence of the hosted pages, by key.
 *
 * `{name}` is filled from the parameters; `{minutes}` becomes a whole phrase ("5 minutes").
 * Each error code has a sentence, enforced below; `error.<code>.next` says what to do about it and
 * exists only where that helps. Codes that would reveal an account repeat the sentence of the
 * code that is shown in their place.
 */

const wrongCredentials = 'Wrong email or password.';
const signupRefused = "We couldn't create an account with these details.";
const passkeyNotAccepted = "That passkey wasn't accepted.";

export const en = {
  // Shared
  'common.continue': 'Continue',
  'common.or': 'or',
  'common.error_title': 'Error: {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'Error',
  'common.busy': 'One moment…',
  'common.last_used': 'Last used',
  'field.email': 'Email address',
  'field.username': 'Username',
  'field.identifier': 'Email address or username',
  'field.password': 'Password',
  'field.new_password': 'New password',
  'field.change': 'Change',
  'field.change_label': 'Change {label}',
  'field.show': 'Show',
  'field.show_password': 'Show password',
  'field.hide': 'Hide',
  'field.hide_password': 'Hide password',

  // Sign in
  'login.title': 'Sign in',
  'login.lead': 'to continue to {applicationName}',
  'login.passkey': 'Continue with a passkey',
  'login.no_account': "Don't have an account?",
  'login.sign_up': 'Sign up',
  'login.notice.passkey_removed':
    "That passkey can't be used here any more. Sign in another way, or use a different passkey.",
  'login_password.title': 'Enter your password',
  'login_password.lead': 'to continue to {applicationName}',

  // Sign up
  'signup.title': 'Create your account',
  'signup.lead': 'to continue to {applicationName}',
  'signup.have_account': 'Already have an account?',
  'signup.log_in': 'Sign in',
  'signup_passkey.title': 'Sign in faster with a passkey',
  'signup_passkey.lead': 'A passkey lets you sign in the same way you unlock your device.',
  'signup_passkey.create': 'Create a passkey',
  'signup_passkey.without': 'Continue without passkeys',
  'signup_passkey.no_script':
    'Creating a passkey needs JavaScript, which is turned off here. You can continue with a password.',
  'signup_passkey.unsupported':
    "Passkeys aren't available in this browser. You can continue with a password.",
  'signup_password.title': 'Choose a password',
  'signup_password.lead': 'for your {tenantName} account',
  'signup_password.submit': 'Create account',
  'passkey.benefit.unlock.title': 'Just unlock your device',
  'passkey.benefit.unlock.text': 'Use your face, your fingerprint or your screen lock.',
  'passkey.benefit.remember.title': 'Nothing to remember',
  'passkey.benefit.remember.text': 'Your device keeps the passkey ready for you.',
  'passkey.benefit.keeps.title': 'Your other passkeys stay',
  'passkey.benefit.keeps.text': 'The passkey on your phone keeps working, so you lose nothing.',
  'passkey.benefit.moment.title': 'It takes a moment',
  'passkey.benefit.moment.text':
    'Use your face, your fingerprint or your screen lock, as you always do.',
  'passkey.benefit.until_then.title': 'Nothing stops today',
  'passkey.benefit.until_then.text':
    'Your present passkey keeps working until the change is complete.',
  'passkey.benefit.safe.title': 'Safe from fake sites',
  'passkey.benefit.safe.text':
    "A passkey works only on the real site, so it can't be tricked out of you.",
  'password.rules.title': 'Your password needs:',
  'password.rules.min_length': 'at least {count} characters',
  'password.rules.uppercase': 'an uppercase letter',
  'password.rules.lowercase': 'a lowercase letter',
  'password.rules.number': 'a number',
  'password.rules.special': 'a special character, such as ! or #',
  'password.rules.three_of_four':
    'three of these: an uppercase letter, a lowercase letter, a number, a special character',
  'password.rules.identical_characters': 'no more than two identical characters in a row',
  'password.rules.sequential_characters': 'no sequences such as abc or 123',
  'password.rules.dictionary': 'not to be a common password',
  'password.rules.profile_data': 'not to contain your name or email address',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'Follow the steps on your device.',
  'passkey.status.not_used': 'No passkey was used. You can try again or sign in another way.',
  'passkey.status.not_created':
    'No passkey was created. You can try again or continue without one.',
  'passkey.status.exists': 'This device already has a passkey for this account.',
  'passkey.status.not_supported':
    "This device can't be used for a passkey here. Try another device, or continue another way.",
  'passkey.status.needs_lock':
    'A passkey needs a screen lock or a PIN. Set one up on this device, then try again.',
  'passkey.status.blocked':
    'This browser blocked the passkey. Try another browser, or try with extensions turned off.',
  'passkey.status.other_request':
    'Another passkey request is still open. Close it, then try again.',
  'passkey.status.failed': "The passkey didn't work this time. Try again, or continue another way.",
  'passkey.status.offline': "We couldn't reach the server. Check your connection, then try again.",
  'passkey.status.reconnecting': 'The connection was lost. Trying again…',
  'passkey.status.timed_out': 'This page has timed out. Reload it to start again.',
  'passkey.status.try_later': 'Too many attempts. Wait a few minutes, then try again.',
  'passkey.status.support_code': 'Support code: {code}',
  'passkey.other': "My passkey isn't listed",
  'passkey.unsupported':
    "Passkeys don't work inside this window. To use one, open this page in your browser.",

  // A passkey after signing in
  'enroll.title': 'Skip the password next time',
  'enroll.lead': 'Create a passkey now, and sign in the same way you unlock this device.',
  'enroll.later': 'Not now',
  'enroll.never': "Don't ask again",
  'enroll_local.title': 'Sign in faster on this device',
  'enroll_local.lead': "Create a passkey here, and you won't need your phone next time.",
  'enroll_local.not_mine': "This isn't my device",
  'enroll_renewal.title': 'Make a new passkey',
  'enroll_renewal.lead':
    'The address that passkeys here belong to is changing to {host}. One day your present passkey will stop working.',
  'continue.title': "You're signed in",
  'continue.lead': 'Taking you to {applicationName}…',
  'continue.submit': 'Continue to {applicationName}',
  'upgrade.title': 'Signing you in',
  'upgrade.lead': 'One moment…',
  'enrolled.title': 'Your passkey is ready',
  'enrolled.lead': 'Next time, sign in with your face, your fingerprint or your screen lock.',
  'enrolled.automatic.title': 'You can sign in with a passkey now',
  'enrolled.automatic.lead':
    'Your browser created one for you. Next time, use your face, your fingerprint or your screen lock.',
  'enrolled.text': 'It is saved as “{name}”. Your other ways to sign in still work.',
  'enrolled.continue': 'Continue to {applicationName}',
  'enrolled.undo': 'Remove this passkey',
  'enrolled.undone.title': 'The passkey is removed',
  'enrolled.undone.lead': 'You can sign in the way you did before.',
  'enrolled.undone.text':
    "If your device or password manager still shows “{name}”, you can delete it there too. It doesn't open this account any more.",

  // Consent
  'consent.title': '{applicationName} wants access to your account',
  'consent.lead': 'This lets {applicationName}:',
  'consent.accept': 'Accept',
  'consent.decline': 'Decline',
  'scope.openid': 'Know who you are when you sign in',
  'scope.profile': 'See your name and profile details',
  'scope.email': 'See your email address',
  'scope.phone': 'See your phone number',
  'scope.address': 'See your postal address',
  'scope.offline_access': "Keep this access while you're away",

  // Sign out
  'logout.title': 'Do you want to sign out?',
  'logout.lead': 'You are signed in to {tenantName} in this browser.',
  'logout.confirm': 'Sign out',
  'logout.stay': 'Stay signed in',
  'logout_done.title': "You're signed out",
  'logout_done.text': 'You can close this window.',
  'logout_stayed.title': "You're still signed in",
  'logout_stayed.text': 'You can close this window, or go back to where you were.',

  // Signing in on another device
  'device_code.title': 'Connect a device',
  'device_code.lead': 'Enter the code that your device is showing.',
  'device_code.field': 'Code',
  'device_confirm.title': 'Is this the code on your device?',
  'device_confirm.lead': '{applicationName} is asking to sign in with your account.',
  'device_confirm.warning':
    "Continue only if you started this yourself and your device shows the same code. If it doesn't, cancel.",
  'device_confirm.cancel': 'Cancel',
  'device_done.title': 'Your device is connected',
  'device_done.text': 'You can close this window and return to your device.',

  // Already signed in
  'already_signed_in.title': "You're already signed in",
  'already_signed_in.lead': 'You can go straight on to {applicationName}.',
  'already_signed_in.no_application': 'Return to the application to carry on.',
  'already_signed_in.continue': 'Continue to {applicationName}',

  // One-time rescue link
  'rescue.title': 'Get back into your account',
  'rescue.lead': 'Choose how you want to sign in from now on. This link works once.',
  'rescue.passkey.title': 'With a passkey',
  'rescue.passkey.text': 'Use your face, your fingerprint or your screen lock.',
  'rescue.passkey.full':
    'Your account has as many passkeys as it can hold. Set a new password, then delete one that you no longer use.',
  'rescue.password.title': 'With a new password',
  'rescue.password.submit': 'Set new password',
  'rescue_done.title': "You're all set",
  'rescue_done.passkey': 'Your new passkey is ready. Use it the next time you sign in.',
  'rescue_done.password': 'Your new password is ready. Use it the next time you sign in.',
  'rescue_done.sign_in': 'Sign in',

  // The account page
  'account.title': 'Your account',
  'account.sign_out': 'Sign out',
  'account.back': 'Back to your account',
  'account.no_script': 'Passkeys need JavaScript, which is turned off here.',
  'account.unsupported': "Passkeys aren't available in this browser.",
  'account.not_supported':
    "This device can't hold a passkey for this account. Try your phone or another device.",
  'account.name.section': 'Your name',
  'account.name.change': 'Change your name',
  'account.name.title': 'Change your name',
  'account.name.field': 'Name',
  'account.name.hint': 'Up to 120 characters. The applications that you sign in to may show it.',
  'account.name.submit': 'Save',
  'account.passkeys.title': 'Passkeys',
  'account.passkeys.count': '{count} of {max}',
  'account.passkeys.none_here':
    "You don't have a passkey for this site. A passkey lets you sign in the same way you unlock your device.",
  'account.passkeys.moving':
    'The address that passkeys here belong to is changing to {host}. Those for the old address work until the change is complete.',
  'account.passkeys.moving_renew': 'Add a new one now, so that you can keep signing in.',
  'account.passkeys.moving_renewed': 'You have one for the new address already.',
  'account.passkeys_elsewhere.title': 'Passkeys for other addresses',
  'account.passkeys_elsewhere.text':
    "These don't work here. Each one signs you in at the address that it is for.",
  'account.passkeys.none':
    "You don't have a passkey yet. A passkey lets you sign in the same way you unlock your device.",
  'account.passkeys.create': 'Create a passkey',
  'account.passkeys.add': 'Add a passkey',
  'account.passkeys.disabled': "New passkeys can't be added at the moment.",
  'account.passkeys.full':
    'An account can hold {max} passkeys, and yours does. To add another, delete one that you no longer use.',
  'account.passkey.synced': 'Synced to your devices',
  'account.passkey.one_device': 'On one device only',
  'account.passkey.elsewhere': 'For {host}',
  'account.passkey.left_behind': 'For the old address, {host}',
  'account.passkey.created': 'Created',
  'account.passkey.last_used': 'Last used',
  'account.passkey.unused': 'Not yet',
  'account.passkey.used_on': 'on {browser}',
  'account.passkey.test': 'Test',
  'account.passkey.test_label': 'Test {name}',
  'account.passkey.rename': 'Rename',
  'account.passkey.rename_label': 'Rename {name}',
  'account.passkey.delete': 'Delete',
  'account.passkey.delete_label': 'Delete {name}',
  'account.sessions.title': "Where you're signed in",
  'account.sessions.revoke_others': 'Sign out everywhere else',
  'account.session.this': 'This browser',
  'account.session.unknown_browser': 'Unknown browser',
  'account.browser_on_system': '{browser} on {system}',
  'account.session.signed_in': 'Signed in',
  'account.session.last_used': 'Last used',
  'account.session.address': 'IP address',
  'account.session.revoke': 'Sign out',
  'account.session.revoke_label': 'Sign out {browser}',
  'developers.title': 'Management API',
  'developers.token':
    'Ask for a token with the client ID and the secret of an application that has been granted {audience}, and send it as a bearer token.',
  'developers.refusals':
    'What is refused is answered with an errorCode, and a message that names the field, what is wrong and what is expected. What was read comes with an ETag: sent back as If-Match, it changes nothing that somebody else has changed since.',
  'developers.document': 'OpenAPI',
  'developers.contents': 'What there is',
  'developers.scopes': 'Scopes, any one of',
  'developers.parameters': 'Parameters',
  'developers.body': 'Body, {type}',
  'developers.answer': 'Answer {status}',
  'account.new_device.label': 'New sign-in',
  'account.new_device.title': 'New sign-in: {browser}, {date}',
  'account.new_device.open':
    "If this wasn't you, end that session, then look through your passkeys.",
  'account.new_device.over':
    "It isn't signed in any more. If this wasn't you, look through your passkeys.",
  'account.new_device.revoke': 'End that session',
  'account.suggestions.title': 'Passkey suggestions',
  'account.suggestions.never': "We don't suggest passkeys to you, as you asked.",
  'account.suggestions.not_my_device':
    "You told us that this isn't your device, so we suggest no passkeys here.",
  'account.suggestions.until': 'We suggest no passkeys until {date}, as you asked.',
  'account.suggestions.allow': 'Suggest passkeys again',
  'account.done.added': '“{name}” is ready.',
  'account.done.test_it': 'Test it now',
  'account.done.renamed': 'Your passkey is now called “{name}”.',
  'account.done.tested': '“{name}” works. You can sign in with it.',
  'account.done.revoked': 'Signed out there.',
  'account.done.named': 'Your name is changed.',
  'account.done.suggested': 'We may suggest passkeys to you again.',
  'account.new.title': 'Add a passkey',
  'account.new.lead': 'Create it on this device, on your phone or on a security key.',
  'account.new.count': 'You have {count} of {max} passkeys.',
  'account.new.not_created': 'No passkey was created. You can try again, or go back.',
  'account.confirm.title': "Confirm it's you",
  'account.confirm.to_add': 'One more step before you add a passkey.',
  'account.confirm.to_delete': 'One more step before you delete “{name}”.',
  'account.confirm.account': 'Account',
  'account.confirm.with_passkey': 'Confirm with a passkey',
  'account.confirm.with_password': 'Confirm with your password',
  'account.confirm.not_used': 'No passkey was used. You can try again or confirm another way.',
  'account.confirm.failed': "The passkey didn't work this time. Try again, or confirm another way.",
  'account.confirm.nothing':
    'You have neither a passkey for this site nor a password, so there is nothing to confirm with.',
  'account.confirm.nothing.next':
    'Contact support and ask for a one-time link to get back into your account.',
  'account.rename.title': 'Rename your passkey',
  'account.rename.field': 'Name',
  'account.rename.hint': 'Up to 120 characters, such as “Work laptop”. Only you see it.',
  'account.rename.submit': 'Save',
  'account.delete.title': 'Delete this passkey?',
  'account.delete.no_sign_in': "You won't be able to sign in at {host} with it any more.",
  'account.delete.stays_in': 'It stays in {provider} until it is removed there too.',
  'account.delete.stays':
    'It stays on your device or in your password manager until it is removed there too.',
  'account.delete.confirm': "Continue and confirm it's you",
  'account.delete.submit': 'Delete passkey',
  'account.delete.keep': 'Keep it',
  'account.deleted.title': 'Passkey deleted',
  'account.deleted.text': "You can't sign in with “{name}” any more.",
  'account.deleted.signalled': "We've asked your device not to offer it to you again.",
  'account.deleted.by_hand_in':
    'It is still in {provider}. Open {provider}, look for {host} and remove it there too, so that it isn’t offered to you again.',
  'account.deleted.by_hand':
    'It is still on your device. Open the passwords or passkeys in its settings or in your password manager, look for {host} and remove it there too, so that it isn’t offered to you again.',
  'account.test.title': 'Test your passkey',
  'account.test.lead': 'See whether it works here. You stay signed in, whatever comes of it.',
  'account.test.submit': 'Test it',
  'account.test.not_used':
    "It wasn't used. If your device didn't find it, the passkey isn't here: test it on the device that has it.",
  'account.test.failed':
    "It didn't work this time. Try again; if it fails again, add a new passkey and delete this one.",

  // Error page
  'error_page.title': 'Something went wrong',
  'error_page.not_found_title': 'Page not found',
  'error_page.code': 'Code',
  'error_page.reference': 'Reference',
  'error_page.start_again': 'Start again',
  'error_page.back_to_sign_in': 'Back to sign in',

  // What was sent
  'error.invalid_request': "We couldn't understand that request.",
  'error.invalid_request.next': 'Go back and try again.',
  'error.identifier_required': 'Enter your email address.',
  'error.identifier_invalid': 'Enter an email address in the form name@example.com.',
  'error.password_required': 'Enter a password.',
  'error.request_too_large': 'That was more than this page can take.',
  'error.request_too_large.next': 'Shorten what you entered and try again.',
  'error.length_required': "We couldn't understand that request.",
  'error.cross_site_request': "That request came from another site, so we didn't accept it.",
  'error.cross_site_request.next': 'Open the application and sign in from there.',
  'error.not_found': "This page doesn't exist, or it has moved.",
  'error.not_found.next': 'Check the address, or return to the application.',
  'error.method_not_allowed': "This page can't be used that way.",
  'error.method_not_allowed.next': 'Return to the application and start again.',
  'error.unknown_host': 'There is no sign-in page at this address.',
  'error.unknown_host.next': 'Check the address for typing mistakes.',

  // The visit
  'error.transaction_not_found': "We couldn't find this sign-in. It may already be finished.",
  'error.transaction_not_found.next': 'Return to the application and sign in again.',
  'error.transaction_expired': 'This sign-in has timed out.',
  'error.transaction_expired.next': 'Return to the application and sign in again.',
  'error.nowhere_to_go': 'This page is opened from an application, and none is waiting for you.',
  'error.nowhere_to_go.next': 'Open the application and sign in from there.',

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': "Signing in this way isn't available right now.",
  'error.connection_disabled.next': 'Sign in another way, or contact support.',
  'error.password_too_short': 'Choose a longer password.',
  'error.password_too_long': 'Choose a shorter password.',
  'error.password_too_weak': 'Choose a password that meets all the points in the list.',
  'error.password_too_common': 'Choose a less common password. This one is easy to guess.',
  'error.password_contains_profile':
    "Choose a password that doesn't contain your name or email address.",
  'error.too_many_attempts': 'Too many attempts. Try again in {minutes}.',
  'error.too_many_attempts.later': 'Too many attempts. Try again later.',
  'error.too_busy': 'We have a lot of requests at the moment.',
  'error.too_busy.next': 'Wait a few seconds, then try again.',

  // A tenant's own database
  'error.code': 'Code:',
  'error.user_database_failed': "We couldn't look up your account.",
  'error.user_database_failed.next': 'Try again later. If it keeps happening, contact support.',
  'error.user_database_unavailable': 'Accounts take too long to look up at the moment.',
  'error.user_database_unavailable.next': 'Wait a minute, then try again.',
  'error.user_database_refused': "This account can't sign in here.",
  'error.user_database_mismatch': "We couldn't look up your account.",
  'error.user_database_conflict': "We couldn't look up your account.",
  'error.user_profile_invalid': 'Something in your account is not as it should be.',
  'error.user_profile_invalid.next': 'Contact support.',

  // Sign-up
  'error.signup_disabled': "New accounts can't be created here.",
  'error.signup_disabled.next': 'If you already have an account, sign in.',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next':
    'Check them and try again, or sign in if you already have an account.',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': "Passkeys aren't available here.",
  'error.passkey_disabled.next': 'Continue another way.',
  'error.passkey_malformed': "We couldn't read the answer from your device.",
  'error.passkey_malformed.next': 'Try again, or continue another way.',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': 'That took a little too long.',
  'error.passkey_challenge_expired.next': 'Try again with your passkey.',
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next': 'Try again, use a different passkey, or sign in another way.',
  'error.passkey_removed': "That passkey can't be used here any more.",
  'error.passkey_removed.next': 'Sign in another way, or use a different passkey.',
  'error.passkey_exists': 'This device already has a passkey for this account.',

  'error.too_many_passkeys': 'You have as many passkeys as an account can hold.',
  'error.too_many_passkeys.next': 'Delete one that you no longer use, then try again.',
  'error.passkey_must_stay_on_device':
    "This passkey could be copied to other devices, which isn't allowed here.",
  'error.passkey_must_stay_on_device.next':
    'Use a security key, or a passkey that stays on one device.',
  'error.passkey_not_found': "We couldn't find that passkey. It may already be deleted.",
  'error.passkey_name_invalid': 'Enter a name of 1 to 120 characters.',
  'error.user_name_invalid': 'Enter a name of 1 to 120 characters.',
  'error.last_way_in': 'This is your only way to sign in.',
  'error.last_way_in.next': 'Add another passkey first, then delete this one.',

  // The account page
  'error.sign_in_required': 'Sign in to see your account.',
  'error.confirmation_required': "Confirm it's you to go on.",

  'error.email_not_confirmed': 'Confirm your email address first.',
  'error.unauthorized_client': 'This application may not do that.',
  'error.invalid_token': 'The access has run out or was taken back. Sign in again.',
  'error.insufficient_scope': 'This application was not allowed to do that.',
  'error.unmet_authentication_requirements': 'Sign in again to do that.',

  // Tickets
  'error.ticket_invalid': 'This link has expired or has already been used.',
  'error.ticket_invalid.next': 'Ask for a new link.',

  // Device codes
  'error.device_code_required': 'Enter the code from your device.',
  'error.device_code_not_found': "That code doesn't match a waiting device.",
  'error.device_code_not_found.next': 'Check the code on your device and enter it again.',
  'error.device_code_expired': 'That code has expired.',
  'error.device_code_expired.next': 'Get a new code on your device and enter it here.',
  'error.device_code_used': 'That code has already been used.',
  'error.device_code_used.next': 'Get a new code on your device and enter it here.',
  'error.device_aborted': "The device wasn't connected.",
  'error.device_aborted.next': 'You can close this window.',

  // Protocol refusals
  'error.access_denied': 'Access was not given.',
  'error.access_denied.next': 'Return to the application to try again.',
  'error.invalid_client': "The application isn't registered here.",
  'error.invalid_client.next': 'Let the people who run the application know.',
  'error.invalid_redirect_uri':
    "The application asked us to send you to an address it hasn't registered.",
  'error.invalid_redirect_uri.next': 'Let the people who run the application know.',
  'error.invalid_return_to':
    "The application asked us to send you to an address it hasn't registered.",
  'error.invalid_return_to.next': 'Let the people who run the application know.',
  'error.unsupported_request': "The application asked for something that isn't available here.",
  'error.unsupported_request.next': 'Let the people who run the application know.',
  'error.session_not_found': "We couldn't find your session. You may already be signed out.",
  'error.session_not_found.next': 'Return to the application and sign in again.',

  'error.internal_error': 'Something went wrong on our side.',
  'error.internal_error.next': 'Try again in a moment. If it keeps happening, contact support.',
} as const satisfies Record<`error.${ErrorCode}`, string> & Record<string, string>;
