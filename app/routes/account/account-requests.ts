/** What the routes of the account page share: whose page it is, or where else the browser has to go. */
import type { AppLoadContext } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { findAccount } from '#app/flows/account/account.ts';
import type { Account } from '#app/flows/account/account.ts';

/** The account of the person who is signed in; anybody else is sent to sign in. */
export async function requireAccount(context: AppLoadContext): Promise<Account> {
  const found = await findAccount(context);
  if (!found.ok) throw redirect(found.signInPath, 303);
  return found.account;
}

/** The same for the endpoints that the page's module calls. */
export async function findSignedIn(
  context: AppLoadContext,
): Promise<{ ok: true; account: Account } | Refused> {
  const found = await findAccount(context);
  return found.ok ? found : refuse('sign_in_required');
}

/** Back to the account page, which tells what was done. */
export const accountUrl = (done: string, passkeyId?: string): string =>
  `/account?${new URLSearchParams({ done, ...(passkeyId && { passkey: passkeyId }) }).toString()}`;

export const confirmUrl = (purpose: string): string =>
  `/account/confirm?${new URLSearchParams({ for: purpose }).toString()}`;
