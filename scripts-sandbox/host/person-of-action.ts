/** Whom a script is called for, in a form that may be kept: short, and not to be read. */
import { createHash } from 'node:crypto';

import type { ScriptAction } from '../contracts/actions.ts';

export function personOf(action: ScriptAction): string {
  return createHash('sha256').update(nameIn(action).toLowerCase()).digest('base64url');
}

function nameIn(action: ScriptAction): string {
  switch (action.script) {
    case 'login':
      return action.usernameOrEmail;
    case 'get_user':
    case 'change_password':
      return action.identifier;
    case 'create':
      return action.user.email ?? action.user.username ?? action.user.phone_number ?? '';
    case 'verify':
    case 'change_email':
      return action.email;
    case 'change_username':
      return action.username;
    case 'change_phone_number':
      return action.phoneNumber;
    case 'delete':
      return action.userId;
  }
}
