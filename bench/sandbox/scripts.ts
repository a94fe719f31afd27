/** The scripts that are timed, with what they are called with and what they must answer. */
import type { ScriptAction, ScriptContext } from '../../scripts-sandbox/index.ts';
import { getUserOfTheSeed } from '../../scripts-sandbox/tests/support/seed-scripts.ts';

export type TimedScript = {
  source: string;
  action: Extract<ScriptAction, { script: 'get_user' }>;
  /** Handed out where the script takes one. */
  context?: ScriptContext;
};

const action = { script: 'get_user', identifier: 'ada@example.com' } as const;

/** What remains when a script does nothing. */
export const trivial: TimedScript = {
  source: `function getUser(email, callback) { callback(null, { user_id: 'ada', email: email }); }`,
  action,
};

/** A look-up in a company's own store of users, as Auth0's documentation of passkeys prints it. */
export const lookUp: TimedScript = {
  source: getUserOfTheSeed,
  action,
  context: {},
};

/** What the directory answers, and so must every script. */
export const person = { user_id: 'ada', email: 'ada@example.com' };
