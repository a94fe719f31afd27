import { and, desc, eq, sql } from 'drizzle-orm';

import type { ErrorCode } from '#app/errors.ts';
import { newEventId } from '#app/ids.ts';
import { db } from '#db';
import { auditEvents } from '#db/schema/index.ts';

import { prepared } from './prepared.ts';

/**
 * What is written for one event. `type` is Auth0's log event type code where one fits:
 * s success login, ss sign-up, f failed login, fp wrong password, fu unknown user, fs failed
 * sign-up, slo logout, seacft/feacft code exchange, sertft/ferrt refresh, limit_wc blocked
 * account and address, limit_mu blocked address, fapi refused request, gd_enrollment_complete a new
 * passkey.
 */
export type AuditEvent = {
  type: string;
  code?: ErrorCode;
  userId?: string;
  clientId?: string;
  connectionId?: string;
  ip?: string;
  userAgent?: string;
  details?: Record<string, unknown>;
};

const insertEvent = prepared(() =>
  db
    .insert(auditEvents)
    .values({
      id: sql.placeholder('id'),
      tenantId: sql.placeholder('tenantId'),
      at: sql.placeholder('at'),
      type: sql.placeholder('type'),
      code: sql.placeholder('code'),
      userId: sql.placeholder('userId'),
      clientId: sql.placeholder('clientId'),
      connectionId: sql.placeholder('connectionId'),
      ip: sql.placeholder('ip'),
      userAgent: sql.placeholder('userAgent'),
      details: sql.placeholder('details'),
    })
    .prepare(),
);

export async function recordAuditEvent(tenantId: string, event: AuditEvent): Promise<void> {
  await insertEvent().execute({
    id: newEventId(),
    tenantId,
    at: new Date(),
    type: event.type,
    code: event.code ?? null,
    userId: event.userId ?? null,
    clientId: event.clientId ?? null,
    connectionId: event.connectionId ?? null,
    ip: event.ip ?? null,
    userAgent: event.userAgent?.slice(0, 300) ?? null,
    details: event.details ?? {},
  });
}

/** The newest events first. */
export function listAuditEvents(tenantId: string, filter: { type?: string; limit: number }) {
  return db
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.tenantId, tenantId),
        filter.type ? eq(auditEvents.type, filter.type) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(filter.limit);
}
