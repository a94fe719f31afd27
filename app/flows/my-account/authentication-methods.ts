/** The ways in which a person signs in, as applications of theirs are told of them. */
import { bareUserId } from '#app/connections/own-database/contract.ts';
import { listPasskeys } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { hasPassword } from '#app/store/users.ts';
import { listUserHandles } from '#app/store/user-handles.ts';

import type { Caller } from '../caller.ts';
import type { Person } from './person.ts';

export type AuthenticationMethod = { id: string; type: 'passkey' | 'password' } & Record<
  string,
  unknown
>;

/** The user as their connection knows them: their id without the part that names the kind. */
export const identityUserId = ({ user }: Pick<Person, 'user'>): string => bareUserId(user.id);

/** The passkey that an id of a method names, or undefined where it names none. */
export const passkeyIdIn = (methodId: string): string | undefined =>
  /^passkey\|(dev_[A-Za-z0-9]{1,40})$/.exec(methodId)?.[1];

/** All of them, the password first and passkeys by age. */
export async function listMethods(caller: Caller, person: Person): Promise<AuthenticationMethod[]> {
  const tenantId = caller.site.tenant.id;
  const [passkeys, password] = await Promise.all([
    listPasskeys(tenantId, person.user.id),
    findPasswordMethod(caller, person),
  ]);
  return [...(password ? [password] : []), ...(await asMethods(caller, person, passkeys))];
}

/** Passkeys of the person as methods: all that an application needs to signal which ones count. */
export async function asMethods(
  caller: Caller,
  person: Person,
  passkeys: readonly StoredPasskey[],
): Promise<AuthenticationMethod[]> {
  const rpIds = [...new Set(passkeys.map(({ rpId }) => rpId))];
  const handles = await listUserHandles(caller.site.tenant.id, person.user.id, rpIds);
  const handleUnder = new Map(handles.map(({ rpId, handle }) => [rpId, handle]));
  return passkeys.map((passkey) => ({
    id: `passkey|${passkey.id}`,
    type: 'passkey',
    name: passkey.name,
    created_at: passkey.createdAt.toISOString(),
    ...(passkey.lastUsedAt && { last_auth_at: passkey.lastUsedAt.toISOString() }),
    usage: ['primary'],
    identity_user_id: identityUserId(person),
    key_id: passkey.credentialId,
    public_key: passkey.publicKey.toString('base64'),
    user_handle: handleUnder.get(passkey.rpId),
    credential_device_type: passkey.backupEligible ? 'multi_device' : 'single_device',
    credential_backed_up: passkey.backedUp,
    transports: passkey.transports,
    aaguid: passkey.aaguid,
    relying_party_id: passkey.rpId,
  }));
}

/** The password, where the person has one and their connection takes it. */
async function findPasswordMethod(
  caller: Caller,
  person: Person,
): Promise<AuthenticationMethod | undefined> {
  const { password } = person.connection.options.authentication_methods;
  if (!password.enabled) return undefined;
  if (!(await hasPassword(caller.site.tenant.id, person.user.id))) return undefined;
  return {
    id: `password|${identityUserId(person)}`,
    type: 'password',
    created_at: person.user.createdAt.toISOString(),
    usage: ['primary'],
    identity_user_id: identityUserId(person),
  };
}

/** The kinds of method that the person's connection takes, whether or not they have one. */
export function listFactors({ connection }: Person): { type: string; usage: string[] }[] {
  const { password, passkey } = connection.options.authentication_methods;
  return [...(password.enabled ? ['password'] : []), ...(passkey.enabled ? ['passkey'] : [])].map(
    (type) => ({ type, usage: ['primary'] }),
  );
}
