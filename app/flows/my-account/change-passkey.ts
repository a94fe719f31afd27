/** What becomes of a person's passkey when an application asks for it. */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';

import { deleteUnlessLast } from '../account/delete-passkey.ts';
import { renameOwnPasskey } from '../account/rename-passkey.ts';
import type { Caller } from '../caller.ts';
import { asMethods, passkeyIdIn } from './authentication-methods.ts';
import type { AuthenticationMethod } from './authentication-methods.ts';
import { noteOutcome, requireRecentProof } from './person.ts';
import type { Person } from './person.ts';

export async function renameMethod(
  caller: Caller,
  person: Person,
  methodId: string,
  name: string,
): Promise<{ ok: true; method: AuthenticationMethod | undefined } | Refused> {
  const passkeyId = passkeyIdIn(methodId);
  const renamed =
    passkeyId === undefined
      ? refuse('passkey_not_found')
      : await renameOwnPasskey(caller, person, passkeyId, name);
  await noteOutcome(caller, person, 'update:me:authentication_methods', renamed);
  if (!renamed.ok) return renamed;
  const [method] = await asMethods(caller, person, [renamed.passkey]);
  return { ok: true, method };
}

export async function deleteMethod(
  caller: Caller,
  person: Person,
  methodId: string,
): Promise<{ ok: true } | Refused> {
  const passkeyId = passkeyIdIn(methodId);
  const deleted =
    passkeyId === undefined
      ? refuse('passkey_not_found')
      : await deleteUnlessLast(caller, person, passkeyId, requireRecentProof(person));
  await noteOutcome(caller, person, 'delete:me:authentication_methods', deleted);
  return deleted.ok ? { ok: true } : deleted;
}
