import { and, asc, eq, gt } from 'drizzle-orm';

import { db } from '#db';
import { connections, identities, users } from '#db/schema/index.ts';

import { isPerson } from './users.ts';

export type ExportedUser = Awaited<ReturnType<typeof listUsersToExport>>[number];

/** Users with how they are known, by id, after the id `after`. */
export const listUsersToExport = (
  tenantId: string,
  connectionId: string | null,
  { after, limit }: { after: string; limit: number },
) =>
  db
    .select({
      user: users,
      username: identities.username,
      phoneNumber: identities.phoneNumber,
      providerUserId: identities.providerUserId,
      connection: connections.name,
    })
    .from(users)
    .innerJoin(
      identities,
      and(eq(identities.tenantId, users.tenantId), eq(identities.userId, users.id)),
    )
    .innerJoin(connections, eq(connections.id, identities.connectionId))
    .where(
      and(
        eq(users.tenantId, tenantId),
        isPerson,
        gt(users.id, after),
        // The same, said of both: a planner does not take it from one to the other.
        gt(identities.userId, after),
        connectionId === null ? undefined : eq(identities.connectionId, connectionId),
      ),
    )
    .orderBy(asc(users.id))
    .limit(limit);

export const countExportedUsers = (tenantId: string): Promise<number> =>
  db.$count(users, and(eq(users.tenantId, tenantId), isPerson));
