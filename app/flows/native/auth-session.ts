/**
 * What ties the two halves of an application's own ceremony together.
 *
 * 1. An auth session is random and names its connection. Nothing of it is stored: the challenge is
 *    bound to its hash, so a session that was changed finds nothing.
 * 2. It counts only for the application that asked for it.
 */
import { hashToken, newToken } from '#app/ids.ts';
import type { CeremonyBinding } from '#app/webauthn/relying-party.ts';

import type { NativePlace } from './place.ts';

export const newAuthSession = ({ connection }: NativePlace): string =>
  `${newToken()}.${connection.id}`;

/** The connection of a session, or undefined where it is none of ours. */
export const connectionIdIn = (authSession: string): string | undefined =>
  /^[A-Za-z0-9_-]{43}\.(con_[A-Za-z0-9]{1,40})$/.exec(authSession)?.[1];

export const bindingOf = (authSession: string, clientId: string): CeremonyBinding => ({
  purpose: `native:${hashToken(authSession)}`,
  browserHash: hashToken(`client:${clientId}`),
});
