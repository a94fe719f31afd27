import type { FindAccount } from 'oidc-provider';

import { findUser } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';

/** Claims by scope (OpenID Connect Core §5.4); the protocol's own always come with `openid`. */
export const claimsByScope = {
  openid: ['sub', 'sid', 'auth_time', 'acr', 'amr'],
  profile: ['name', 'given_name', 'family_name', 'nickname', 'picture', 'updated_at'],
  email: ['email', 'email_verified'],
};

export const standardScopes = ['offline_access', ...Object.keys(claimsByScope)];

/** Clocks of several nodes differ by less, and nobody gets somebody else's id again sooner. */
const CLOCKS_DIFFER_MS = 60_000;

/**
 * Whether a token is older than its user. A tenant's own database may give the id of somebody who
 * was deleted to somebody else, who must not inherit what the other one was given.
 */
export const isOlderThan = (user: User, token: { iat: number; iiat?: number }): boolean =>
  (token.iiat ?? token.iat) * 1000 < user.createdAt.getTime() - CLOCKS_DIFFER_MS;

/** A blocked user has no account here: their sessions and refresh tokens stop working at once. */
export const accountFinder =
  (tenantId: string): FindAccount =>
  async (_ctx, userId, token) => {
    const user = await findUser(tenantId, userId);
    if (!user || user.blocked || (token && isOlderThan(user, token))) return undefined;
    return {
      accountId: user.id,
      claims: () => ({
        sub: user.id,
        name: user.name ?? undefined,
        nickname: user.nickname ?? undefined,
        picture: user.picture ?? undefined,
        ...user.profile,
        updated_at: user.updatedAt.toISOString(),
        email: user.email ?? undefined,
        email_verified: user.email ? user.emailVerified : undefined,
      }),
    };
  };
