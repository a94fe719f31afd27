/** Setting a password, wherever the people of a connection live. */
import type { Connection } from '#app/connections/connection.ts';
import { bareUserId } from '#app/connections/own-database/contract.ts';
import { homeOf } from '#app/connections/own-database/home.ts';
import { changePassword, findByNameOrId, hasScript } from '#app/connections/own-database/people.ts';
import { hashPassword } from '#app/credentials/password.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { replacePasswordHash } from '#app/store/password-hashes.ts';

import type { PasskeyOwner } from './account/account.ts';
import type { Caller } from './caller.ts';

/** Whether a password can be set at all: the connection takes them, and there is who changes them. */
export async function maySetPassword({ site }: Caller, connection: Connection): Promise<boolean> {
  const { options } = connection;
  if (!options.authentication_methods.password.enabled) return false;
  if (homeOf(options) !== 'own_database') return true;
  return hasScript({ tenant: site.tenant, connection }, 'change_password');
}

/**
 * Does all that can fail without changing anything; `store` then sets the password. In a tenant's
 * own database that is `get_user` and then `change_password` (reference 2.5).
 */
export async function preparePassword(
  { site }: Pick<Caller, 'site'>,
  { user, identifier, connection }: Omit<PasskeyOwner, 'place'>,
  password: string,
): Promise<{ ok: true; store: () => Promise<{ ok: true } | Refused> } | Refused> {
  const { tenant } = site;
  if (homeOf(connection.options) !== 'own_database') {
    const hashed = await hashPassword(password);
    if (!hashed.ok) return hashed;
    const store = async () => {
      await replacePasswordHash(tenant.id, user.id, hashed.hash);
      return { ok: true as const };
    };
    return { ok: true, store };
  }
  const place = { tenant, connection };
  const providerUserId = bareUserId(user.id);
  const found = await findByNameOrId(place, { providerUserId, called: identifier });
  if (!found.ok) return found;
  const { described, told } = found;
  if (!described) return refuse('user_database_failed', { run: told });
  const called = described.email ?? described.username ?? identifier;
  return { ok: true, store: () => changePassword(place, called, password) };
}
