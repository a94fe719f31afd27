import { index, integer, json, table, text, timestamp } from '../columns.ts';
import { tenants } from './tenants.ts';

/** Attempts counted in a window that starts with the first one. The key is a hash. */
export const rateLimits = table(
  'rate_limits',
  {
    key: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    count: integer().notNull(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [index('rate_limits_expiry').on(t.expiresAt)],
);

/** What happened, for the tenant's log. `type` is one of Auth0's log event type codes where one fits. */
export const auditEvents = table(
  'audit_events',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    at: timestamp().notNull(),
    type: text().notNull(),
    /** The refusal's code from `app/errors.ts`, or null. */
    code: text(),
    userId: text(),
    clientId: text(),
    connectionId: text(),
    ip: text(),
    userAgent: text(),
    details: json<Record<string, unknown>>().notNull(),
  },
  (t) => [
    index('audit_events_at').on(t.tenantId, t.at),
    index('audit_events_id').on(t.tenantId, t.id),
    index('audit_events_type').on(t.tenantId, t.type, t.at),
    index('audit_events_user').on(t.tenantId, t.userId, t.at),
  ],
);
