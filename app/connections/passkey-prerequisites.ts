/**
 * May passkeys be enabled here? The answer is the whole list of what they need, in the order of
 * looking from the tenant down to the connection, each with whether it is met.
 *
 * Connections are saved, and what they depend on is changed, only while everything is met
 * (app/management/require-passkey-prerequisites.ts), so nothing asks again at run time.
 */
import type { Prompts } from '#app/tenancy/prompts.ts';

import type { ConnectionOptions } from './options.ts';
import { homeOf } from './own-database/home.ts';

/** What the scripts that a connection has published are known to do. */
export type ScriptFacts = {
  published: ReadonlySet<string>;
  /** Get User was tried, and named the same person by identifier and by user id. */
  getUserLooksUpBoth: boolean;
  /** Why it did not, where it was tried. */
  lookUpsProblem?: string;
};

export const noScripts: ScriptFacts = { published: new Set(), getUserLooksUpBoth: false };

type Condition = (options: ConnectionOptions, prompts: Prompts, scripts: ScriptFacts) => boolean;

/**
 * What a connection needs that leaves its users in a database of the tenant's own. That `create`
 * answers with a profile shows only when it runs.
 */
const ownDatabaseConditions = {
  script_context_enabled: (options) => options.enable_script_context === true,
  get_user_script: (_, scripts) => scripts.published.has('get_user'),
  create_script: (_, scripts) => scripts.published.has('create'),
  get_user_looks_up_both: (_, scripts) => scripts.getUserLooksUpBoth,
} as const satisfies Record<string, OwnDatabaseCondition>;

type OwnDatabaseCondition = (options: ConnectionOptions, scripts: ScriptFacts) => boolean;

const conditions = {
  universal_login_experience_new: (_, prompts) => prompts.universal_login_experience === 'new',
  identifier_first_on: (_, prompts) => prompts.identifier_first,
  identifier_first_without_biometrics: (_, prompts) => !prompts.webauthn_platform_first_factor,
  custom_login_page_off: (_, prompts) => !prompts.custom_login_page_on,
  username_optional_or_attributes: (options) =>
    !options.requires_username || options.attributes !== undefined,
  // Some other way in must remain, for the browser or the device that has no passkeys. One-time
  // codes by mail or phone will count as one; they cannot be sent yet, so only the password does.
  password_enabled: (options) => options.authentication_methods.password.enabled,
  // With import on, or with our own store, people are here by the time a passkey needs them.
  own_database_off_or_supported: (options, _, scripts) =>
    homeOf(options) !== 'own_database' ||
    Object.values(ownDatabaseConditions).every((isMet) => isMet(options, scripts)),
  script_context_enabled: whereItApplies(ownDatabaseConditions.script_context_enabled),
  get_user_script: whereItApplies(ownDatabaseConditions.get_user_script),
  create_script: whereItApplies(ownDatabaseConditions.create_script),
  get_user_looks_up_both: whereItApplies(ownDatabaseConditions.get_user_looks_up_both),
} as const satisfies Record<string, Condition>;

export type PrerequisiteName = keyof typeof conditions;

export type Prerequisite = { name: PrerequisiteName; met: boolean };

const names = Object.keys(conditions) as PrerequisiteName[];

export const passkeyPrerequisites = (
  options: ConnectionOptions,
  prompts: Prompts,
  scripts: ScriptFacts,
): Prerequisite[] =>
  names.map((name) => ({ name, met: conditions[name](options, prompts, scripts) }));

/** A part of what an own database needs; met where the connection has none. */
function whereItApplies(isMet: OwnDatabaseCondition): Condition {
  return (options, _, scripts) => homeOf(options) !== 'own_database' || isMet(options, scripts);
}
