/**
 * Coming to the dashboard by a one-time link: the first owner, an invited administrator, or one who has
 * lost their passkeys.
 *
 * 1. Opening the link changes nothing, and it is spent only with the passkey that it leads to.
 * 2. Whoever comes says who they are before: their device shows it beside the passkey.
 * 3. It ends the sessions of whoever follows it, and leads nobody but administrators anywhere.
 */
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import {
  findAdministrator,
  hasJoinedAdministrator,
  introduceAdministrator,
} from '#app/store/administrators.ts';
import type { Administrator } from '#app/store/administrators.ts';
import { deleteDashboardSessionsOf } from '#app/store/dashboard-sessions.ts';
import { findTicket } from '#app/store/tickets.ts';

import { parseTypedName } from '../account/typed-name.ts';
import type { Caller } from '../caller.ts';
import { openRescue, rescueWithPasskey } from '../rescue.ts';
import { beginDashboardSession } from './session.ts';

/** The administrator whom a link is for. */
async function findInvited(caller: Caller, token: string): Promise<Administrator | undefined> {
  const tenantId = caller.site.tenant.id;
  const ticket = await findTicket(tenantId, 'rescue', token);
  const invited = ticket && (await findAdministrator(tenantId, ticket.userId));
  // Whoever nobody has named is to be the first: there is no first once somebody has come.
  const isLate = invited?.email === null && (await hasJoinedAdministrator(tenantId));
  return isLate ? undefined : invited;
}

/** Whether somebody has said who they are. */
const isIntroduced = ({ name }: Administrator): boolean => name !== null;

/** What the page of a link shows: a question, or the passkey. */
export async function openInvitation(caller: Caller, token: string) {
  const invited = await findInvited(caller, token);
  if (!invited) return refuse('ticket_invalid');
  const { email } = invited;
  if (!isIntroduced(invited)) {
    return { ok: true as const, step: 'introduction' as const, email };
  }
  const opened = await openRescue(caller, token, 'of_an_administrator');
  if (!opened.ok) return opened;
  const { identifier, creationOptions } = opened;
  if (!creationOptions) return refuse('too_many_passkeys');
  return { ok: true as const, step: 'passkey' as const, identifier, creationOptions };
}

export type Introduction = { name: string; email: string };

/** Says who somebody is. Refuses with `user_name_invalid`, `identifier_invalid`, `identifier_taken`. */
export async function introduce(
  caller: Caller,
  token: string,
  typed: Introduction,
): Promise<{ ok: true } | Refused> {
  const invited = await findInvited(caller, token);
  if (!invited || isIntroduced(invited)) return refuse('ticket_invalid');
  const name = parseTypedName(typed.name);
  if (name === undefined) return refuse('user_name_invalid');
  // An invitation is for one address; only the very first owner says their own.
  const email = z
    .email()
    .max(254)
    .safeParse((invited.email ?? typed.email).trim().toLowerCase());
  if (!email.success) return refuse('identifier_invalid');
  const introduced = await introduceAdministrator(caller.site.tenant.id, invited.userId, {
    name,
    email: email.data,
  });
  return introduced ? { ok: true } : refuse('identifier_taken');
}

/** Spends the link for a passkey, and signs its owner in: the token is for the browser's cookie. */
export async function joinWithPasskey(
  caller: Caller,
  token: string,
  response: unknown,
): Promise<{ ok: true; sessionToken: string } | Refused> {
  const invited = await findInvited(caller, token);
  if (!invited || !isIntroduced(invited)) return refuse('ticket_invalid');
  const joined = await rescueWithPasskey(caller, token, response, 'of_an_administrator');
  if (!joined.ok) return joined;
  // Whoever has lost their passkeys may have lost a browser with them.
  await deleteDashboardSessionsOf(caller.site.tenant.id, invited.userId);
  return { ok: true, sessionToken: await beginDashboardSession(caller, invited.userId) };
}
