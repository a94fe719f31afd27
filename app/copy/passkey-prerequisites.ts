import type { PrerequisiteName } from '../connections/passkey-prerequisites.ts';

/**
 * What passkeys need, told to administrators: what must be so, and what to do where it is not. Field
 * names are those of the documents that they edit.
 */
export const prerequisiteWords: Record<PrerequisiteName, { mustBe: string; whatToDo: string }> = {
  universal_login_experience_new: {
    mustBe: 'The tenant uses the new login pages.',
    whatToDo: 'In the tenant\'s prompts, set "universal_login_experience" to "new".',
  },
  identifier_first_on: {
    mustBe: 'The first page asks who the person is, and the next one for the password.',
    whatToDo: 'In the tenant\'s prompts, set "identifier_first" to true.',
  },
  identifier_first_without_biometrics: {
    mustBe: 'The older "Identifier First + Biometrics" is off: passkeys take its place.',
    whatToDo: 'In the tenant\'s prompts, set "webauthn_platform_first_factor" to false.',
  },
  custom_login_page_off: {
    mustBe: 'The tenant has no custom login page.',
    whatToDo: 'In the tenant\'s prompts, set "custom_login_page_on" to false.',
  },
  username_optional_or_attributes: {
    mustBe: 'People need no user name, or what they need is set up as attributes.',
    whatToDo: 'In the options, set "requires_username" to false, or write "attributes" instead.',
  },
  password_enabled: {
    mustBe: 'Passwords are on, for browsers and devices that have no passkeys.',
    whatToDo: 'In the options, set "authentication_methods.password.enabled" to true.',
  },
  own_database_off_or_supported: {
    mustBe: 'Users are kept here, or the scripts of an own database answer for passkeys.',
    whatToDo:
      'In the options, set "enabledDatabaseCustomization" to false or "import_mode" to true, or complete the scripts as said below.',
  },
  script_context_enabled: {
    mustBe: 'The scripts of an own database learn by what a user is looked for.',
    whatToDo: 'In the options, set "enable_script_context" to true.',
  },
  get_user_script: {
    mustBe: 'An own database has a script that finds users.',
    whatToDo: 'Publish the script "get_user", or write "customScripts.get_user" in the options.',
  },
  create_script: {
    mustBe: 'An own database has a script that makes users and answers with their profile.',
    whatToDo: 'Publish the script "create", or write "customScripts.create" in the options.',
  },
  get_user_looks_up_both: {
    mustBe: 'That script was tried, and found the same user by identifier and by user id.',
    whatToDo:
      'Try the script with somebody whom it knows: "scripts look-ups --identifier …" where it is published, "scripts publish --identifier …" where it is not yet.',
  },
};
