import { and, eq, gt, inArray, lte } from 'drizzle-orm';

import { hashToken } from '#app/ids.ts';
import { db } from '#db';
import { tickets } from '#db/schema/index.ts';

export type Ticket = typeof tickets.$inferSelect;

export async function insertTicket(
  tenantId: string,
  ticket: { token: string; userId: string; purpose: Ticket['purpose']; expiresAt: Date },
): Promise<void> {
  const { token, ...values } = ticket;
  await db.insert(tickets).values({ ...values, tenantId, ticketHash: hashToken(token) });
}

/** Looks at a ticket without using it up: opening a link must not spend it. */
export async function findTicket(
  tenantId: string,
  purpose: Ticket['purpose'],
  token: string,
): Promise<Ticket | undefined> {
  const [row] = await db
    .select()
    .from(tickets)
    .where(matching(tenantId, purpose, token));
  return row;
}

/** Takes a ticket; of many who try at once, one gets it. */
export async function consumeTicket(
  tenantId: string,
  purpose: Ticket['purpose'],
  token: string,
): Promise<Ticket | undefined> {
  const [row] = await db
    .delete(tickets)
    .where(matching(tenantId, purpose, token))
    .returning();
  return row;
}

/** Takes every ticket of one kind from a user. */
export async function deleteTicketsOf(
  tenantId: string,
  userId: string,
  purpose: Ticket['purpose'],
): Promise<void> {
  await db
    .delete(tickets)
    .where(
      and(eq(tickets.tenantId, tenantId), eq(tickets.userId, userId), eq(tickets.purpose, purpose)),
    );
}

/** Ends every sign-in of a user that waits for an answer to an offer, in whichever browser. */
export async function deleteParkedSignIns(tenantId: string, userId: string): Promise<void> {
  await db
    .delete(tickets)
    .where(
      and(
        eq(tickets.tenantId, tenantId),
        eq(tickets.userId, userId),
        inArray(tickets.purpose, ['parked_sign_in', 'enrollment', 'automatic_upgrade']),
      ),
    );
}

export async function deleteExpiredTickets(now: Date): Promise<void> {
  await db.delete(tickets).where(lte(tickets.expiresAt, now));
}

const matching = (tenantId: string, purpose: Ticket['purpose'], token: string) =>
  and(
    eq(tickets.tenantId, tenantId),
    eq(tickets.purpose, purpose),
    eq(tickets.ticketHash, hashToken(token)),
    gt(tickets.expiresAt, new Date()),
  );
