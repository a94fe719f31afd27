/** Who cannot sign in for a while, because too many attempts with their name have failed. */
import { listBlocks, liftBlocks } from '#app/protection/login-attempts.ts';

import { getPerson } from './user-directory.ts';

export type Block = { identifier: string; ip: string };

export const listBlocksOf = async (tenantId: string, identifier: string): Promise<Block[]> =>
  listBlocks(tenantId, [identifier]);

export const liftBlocksOf = async (tenantId: string, identifier: string): Promise<void> =>
  liftBlocks(tenantId, [identifier]);

export const listBlocksOfUser = async (tenantId: string, userId: string): Promise<Block[]> =>
  listBlocks(tenantId, await identifiersOf(tenantId, userId));

export const liftBlocksOfUser = async (tenantId: string, userId: string): Promise<void> =>
  liftBlocks(tenantId, await identifiersOf(tenantId, userId));

/** All that somebody is known to sign in with. */
async function identifiersOf(tenantId: string, userId: string): Promise<string[]> {
  const { user, identities } = await getPerson(tenantId, userId);
  const named = identities.flatMap((identity) => [
    ...[identity.email, identity.username, identity.phoneNumber, identity.passwordProvedAs],
  ]);
  const all = [user.email, ...named].flatMap((name) => name?.toLowerCase() ?? []);
  return [...new Set(all)];
}
