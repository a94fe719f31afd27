/**
 * The scripts of a connection, for editors. A source is one function expression; with parentheses
 * around it, a comment before it says which script it is:
 *
 *     /** @satisfies {LoginScript} *\/
 *     (function login(usernameOrEmail, password, callback) { … })
 *
 * Where the connection has `enable_script_context`, a function may take the context, too: then it is
 * a `LoginScriptWithContext`.
 */

/** Somebody, as `login` and `get_user` tell them, and `create` where somebody signs up with a passkey. */
interface Profile {
  /** Must never change, and be nobody else's. A number is taken as its digits. */
  user_id?: string | number;
  /** An older name of `user_id`. */
  id?: string | number;
  email?: string | null;
  email_verified?: boolean | 0 | 1 | null;
  /** Required where the connection has `requires_username`. */
  username?: string | number | null;
  /** `+` and 1 to 15 digits. */
  phone_number?: string | null;
  phone_verified?: boolean | 0 | 1 | null;
  name?: string | number | null;
  nickname?: string | number | null;
  given_name?: string | null;
  family_name?: string | null;
  picture?: string | null;
  blocked?: boolean | 0 | 1 | null;
  user_metadata?: Record<string, unknown> | null;
  app_metadata?: Record<string, unknown> | null;
  mfa_factors?: { phone: { value: string } }[];
  access_token?: string;
  refresh_token?: string;
  /** Attributes of your own, at most 100. */
  [name: string]: unknown;
}

/** What is known of the sign-in. It has further fields where pages ask for more. */
interface ScriptContext {
  organization?: {
    id: string;
    name: string;
    display_name: string;
    metadata: Record<string, string>;
  };
  /** Set where `get_user` is given a user id, without `auth0|`, instead of what somebody typed. */
  identifierType?: 'user_id';
  [name: string]: unknown;
}

/** Who is created. */
interface NewUser {
  /** The application that they sign up for; `management` where an administrator makes them. */
  client_id: string;
  tenant: string;
  connection: string;
  email?: string;
  username?: string;
  phone_number?: string;
  /** Absent where somebody signs up with a passkey. */
  password?: string;
  /** True where an administrator makes somebody and says so. */
  email_verified?: boolean;
  /** These are there only where somebody has said them. */
  name?: string;
  given_name?: string;
  family_name?: string;
  nickname?: string;
  picture?: string;
  user_metadata?: Record<string, unknown>;
  app_metadata?: Record<string, unknown>;
}

type ScriptError = Error | null | undefined;

/** Somebody, or nobody (`null`, `false` or nothing). To be called once. */
type ProfileCallback = (error?: ScriptError, profile?: Profile | null | false) => void;

/** Whether it is done: anything that is true to JavaScript. To be called once. */
type ChangeCallback = (
  error?: ScriptError,
  done?:
    | boolean
    | number
    | null
    | { last_password_reset?: Date | string | number; email_verified?: boolean },
) => void;

type DoneCallback = (error?: ScriptError) => void;

type LoginScript = (
  usernameOrEmail: string,
  password: string,
  callback: ProfileCallback,
) => unknown;
type LoginScriptWithContext = (
  usernameOrEmail: string,
  password: string,
  context: ScriptContext,
  callback: ProfileCallback,
) => unknown;

type GetUserScript = (identifier: string, callback: ProfileCallback) => unknown;
type GetUserScriptWithContext = (
  identifier: string,
  context: ScriptContext,
  callback: ProfileCallback,
) => unknown;

type CreateScript = (user: NewUser, callback: ProfileCallback) => unknown;
type CreateScriptWithContext = (
  user: NewUser,
  context: ScriptContext,
  callback: ProfileCallback,
) => unknown;

type VerifyScript = (email: string, callback: ChangeCallback) => unknown;
type VerifyScriptWithContext = (
  email: string,
  context: ScriptContext,
  callback: ChangeCallback,
) => unknown;

type ChangePasswordScript = (
  identifier: string,
  newPassword: string,
  callback: ChangeCallback,
) => unknown;
type ChangePasswordScriptWithContext = (
  identifier: string,
  newPassword: string,
  context: ScriptContext,
  callback: ChangeCallback,
) => unknown;

type ChangeEmailScript = (
  email: string,
  newEmail: string,
  verified: boolean,
  callback: ChangeCallback,
) => unknown;
type ChangeEmailScriptWithContext = (
  email: string,
  newEmail: string,
  verified: boolean,
  context: ScriptContext,
  callback: ChangeCallback,
) => unknown;

type ChangeUsernameScript = (
  username: string,
  newUsername: string,
  callback: ChangeCallback,
) => unknown;
type ChangeUsernameScriptWithContext = (
  username: string,
  newUsername: string,
  context: ScriptContext,
  callback: ChangeCallback,
) => unknown;

type ChangePhoneNumberScript = (
  phoneNumber: string,
  newPhoneNumber: string,
  callback: ChangeCallback,
) => unknown;
type ChangePhoneNumberScriptWithContext = (
  phoneNumber: string,
  newPhoneNumber: string,
  context: ScriptContext,
  callback: ChangeCallback,
) => unknown;

/** The id comes without `auth0|`. */
type DeleteScript = (id: string, callback: DoneCallback) => unknown;
/** The context of a deletion is empty. */
type DeleteScriptWithContext = (
  id: string,
  context: ScriptContext,
  callback: DoneCallback,
) => unknown;
