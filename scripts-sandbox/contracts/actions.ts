/**
 * The scripts that a connection can have, and what each is called with (reference 2.1, 2.2).
 *
 * Parameters stand in the order of the contract; then `context`, where the connection hands it out;
 * then the callback.
 */
import { bareUserId } from './user-id.ts';

/** Free facts about the transaction; `identifierType` is set where a user is looked up by id. */
export type ScriptContext = {
  organization?: {
    id: string;
    name: string;
    display_name: string;
    metadata: Record<string, string>;
  };
  identifierType?: 'user_id';
  [name: string]: unknown;
};

/** Who is created: what a form or an API was told, under the names that scripts know. */
export type NewScriptUser = {
  client_id: string;
  tenant: string;
  connection: string;
  email?: string;
  username?: string;
  phone_number?: string;
  /** Absent where somebody signs up with a passkey. */
  password?: string;
  /** These are there only where somebody has said them. */
  email_verified?: boolean;
  name?: string;
  given_name?: string;
  family_name?: string;
  nickname?: string;
  picture?: string;
  user_metadata?: Record<string, unknown>;
  app_metadata?: Record<string, unknown>;
};

export type ScriptAction =
  | { script: 'login'; usernameOrEmail: string; password: string }
  /** Where the context says that it is a user id, with or without `auth0|`; scripts get it without. */
  | { script: 'get_user'; identifier: string }
  | { script: 'create'; user: NewScriptUser }
  | { script: 'verify'; email: string }
  | { script: 'change_password'; identifier: string; newPassword: string }
  | { script: 'change_email'; email: string; newEmail: string; isVerified: boolean }
  | { script: 'change_username'; username: string; newUsername: string }
  | { script: 'change_phone_number'; phoneNumber: string; newPhoneNumber: string }
  /** With or without `auth0|`; scripts get it without. */
  | { script: 'delete'; userId: string };

export type ScriptName = ScriptAction['script'];

/** What stands before `context` and the callback. */
export const parametersBefore: Readonly<Record<ScriptName, number>> = {
  login: 2,
  get_user: 1,
  create: 1,
  verify: 1,
  change_password: 2,
  change_email: 3,
  change_username: 2,
  change_phone_number: 2,
  delete: 1,
};

export const scriptNames = Object.keys(parametersBefore) as readonly ScriptName[];

/** The parameters of a call, without the callback. */
export function parametersOf(action: ScriptAction, context?: ScriptContext): unknown[] {
  const own = ownParameters(action, context);
  // Auth0 tells nothing about the transaction when a user is deleted.
  return context === undefined ? own : [...own, action.script === 'delete' ? {} : context];
}

function ownParameters(action: ScriptAction, context: ScriptContext | undefined): unknown[] {
  switch (action.script) {
    case 'login':
      return [action.usernameOrEmail, action.password];
    case 'get_user':
      return [
        context?.identifierType === 'user_id' ? bareUserId(action.identifier) : action.identifier,
      ];
    case 'create':
      return [action.user];
    case 'verify':
      return [action.email];
    case 'change_password':
      return [action.identifier, action.newPassword];
    case 'change_email':
      return [action.email, action.newEmail, action.isVerified];
    case 'change_username':
      return [action.username, action.newUsername];
    case 'change_phone_number':
      return [action.phoneNumber, action.newPhoneNumber];
    case 'delete':
      return [bareUserId(action.userId)];
  }
}
