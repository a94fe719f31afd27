/** Trying out one's own passkey, so that nobody finds out on the day they need it. Signs nobody in. */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';

import type { Caller } from '../caller.ts';
import { auditAct } from './account.ts';
import type { Account } from './account.ts';
import { askForPasskey, listPasskeysHere, takePasskey } from './own-passkey.ts';

const act = (passkeyId: string) => `test_passkey:${passkeyId}`;

async function findPasskeyHere(caller: Caller, account: Account, passkeyId: string) {
  const here = await listPasskeysHere(caller, account);
  return here.find(({ id }) => id === passkeyId);
}

/** A ceremony in which only this passkey can answer; undefined where it cannot be used on this host. */
export async function offerTest(caller: Caller, account: Account, passkeyId: string) {
  const passkey = await findPasskeyHere(caller, account, passkeyId);
  if (!passkey) return undefined;
  const { requestOptions } = await askForPasskey(caller, account, act(passkeyId), [passkey]);
  return { passkey, requestOptions };
}

export async function testPasskey(
  caller: Caller,
  account: Account,
  passkeyId: string,
  response: unknown,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const passkey = await findPasskeyHere(caller, account, passkeyId);
  const tested = passkey
    ? await takePasskey(caller, account, act(passkeyId), response, [passkey])
    : refuse('passkey_not_found');
  await auditAct(caller, account, {
    type: 'passkey_tested',
    ...(tested.ok ? {} : { code: tested.code }),
    details: { passkeyId, ...(tested.ok ? {} : tested.detail) },
  });
  return tested;
}
