/**
 * What a script is tried with, as its author writes it: the parameters by the names that they have
 * in `ScriptAction`, and beside them a `context`.
 */
import { z } from 'zod';

import type { ScriptAction, ScriptName } from '../../../scripts-sandbox/index.ts';
import type { Called, ScriptPlace } from './run-in-use.ts';

const text = z.string();
const document = z.record(z.string(), z.unknown());

/** Who is created; what every sign-up knows may be left out. */
const newUser = z.strictObject({
  client_id: text.default('sample'),
  tenant: text.optional(),
  connection: text.optional(),
  email: text.optional(),
  username: text.optional(),
  phone_number: text.optional(),
  password: text.optional(),
  email_verified: z.boolean().optional(),
  name: text.optional(),
  given_name: text.optional(),
  family_name: text.optional(),
  nickname: text.optional(),
  picture: text.optional(),
  user_metadata: document.optional(),
  app_metadata: document.optional(),
});

const context = z.looseObject({ identifierType: z.literal('user_id').optional() }).optional();

const inputs = {
  login: z.strictObject({ usernameOrEmail: text, password: text, context }),
  get_user: z.strictObject({ identifier: text, context }),
  create: z.strictObject({ user: newUser, context }),
  verify: z.strictObject({ email: text, context }),
  change_password: z.strictObject({ identifier: text, newPassword: text, context }),
  change_email: z.strictObject({ email: text, newEmail: text, isVerified: z.boolean(), context }),
  change_username: z.strictObject({ username: text, newUsername: text, context }),
  change_phone_number: z.strictObject({ phoneNumber: text, newPhoneNumber: text, context }),
  delete: z.strictObject({ userId: text, context }),
} satisfies Record<ScriptName, z.ZodType>;

/** The fields that hold a password, of any script. */
export const passwordFields = ['password', 'newPassword'] as const;

/** Throws a ZodError below `input` where the document is none for the script. */
export function readSampleInput(
  { tenant, connection }: ScriptPlace & { tenant: { name: string } },
  script: ScriptName,
  input: Record<string, unknown>,
): Called {
  const { input: parsed } = z.object({ input: inputs[script] }).parse({ input });
  const { context: given, ...parameters } = parsed;
  if (given && connection.options.enable_script_context !== true) {
    const message = 'expected none: the connection has no enable_script_context';
    throw new z.ZodError([{ code: 'custom', path: ['input', 'context'], message, input: given }]);
  }
  // The table above has each script's own parameters, but for the place that somebody signs up at.
  const action = { script, ...parameters } as ScriptAction;
  if (action.script !== 'create') return calledWith(action, given);
  const here = { tenant: tenant.name, connection: connection.name };
  return calledWith({ ...action, user: { ...here, ...action.user } }, given);
}

/** Somebody who signs up without a password is bound to what `create` answers. */
export const calledWith = (action: ScriptAction, context: Called['context']): Called => ({
  action,
  ...(context && { context }),
  ...(action.script === 'create' && {
    rules: { requiresProfileOfCreate: action.user.password === undefined },
  }),
});

/** What a run was called with, as `inputOf` has kept it; undefined where its password is missing. */
export function readRunInput(
  { action: kept, context, hadPassword }: Record<string, unknown>,
  password: string | undefined,
): Called | undefined {
  const action = kept as ScriptAction;
  const given = context as Called['context'];
  if (hadPassword !== true) return calledWith(action, given);
  if (password === undefined) return undefined;
  switch (action.script) {
    case 'login':
      return calledWith({ ...action, password }, given);
    case 'change_password':
      return calledWith({ ...action, newPassword: password }, given);
    case 'create':
      return calledWith({ ...action, user: { ...action.user, password } }, given);
    default:
      return calledWith(action, given);
  }
}
