/**
 * Events of days that are over, written beside the server. A day that it has counted it counts no more:
 * they are written before anybody has opened the dashboard.
 */
import { newEventId } from '#app/ids.ts';

import { changeRows, readRows } from '../../attacks/support/database-file.ts';
import { sharedServer } from '../../support/server.ts';
import type { Tenant } from '../../support/tenant.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';
export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0';

/** The start of a day in UTC, so many days ago. */
export const daysAgo = (days: number): number =>
  Math.floor(Date.now() / DAY_MS) * DAY_MS - days * DAY_MS;

type Logged = {
  type: string;
  method?: 'passkey' | 'pwd';
  userId?: string;
  connectionId?: string;
  userAgent?: string;
};

/** So many events, one second after another from the start of a day on. */
export function seedEvents(tenant: Tenant, days: number, count: number, event: Logged): void {
  const { type, method, userId = 'auth0|seeded', connectionId = null, userAgent = null } = event;
  for (let n = 0; n < count; n += 1) {
    changeRows(
      sharedServer(),
      `insert into audit_events (id, tenant_id, at, type, user_id, connection_id, user_agent, details)
       select ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''), ?`,
      ...[newEventId(), tenantIdOf(tenant), daysAgo(days) + n * 1000, type, userId],
      ...[connectionId ?? '', userAgent ?? ''],
      JSON.stringify(method ? { authentication_methods: [method] } : {}),
    );
  }
}

type Stepped = { step: string; moment: string; provider?: string };

export function seedPasskeySteps(
  tenant: Tenant,
  days: number,
  count: number,
  { step, moment, provider = '' }: Stepped,
): void {
  for (let n = 0; n < count; n += 1) {
    changeRows(
      sharedServer(),
      `insert into passkey_events (id, tenant_id, at, step, moment, user_id, browser_family, provider)
       values (?, ?, ?, ?, ?, 'auth0|seeded', 'Chrome', nullif(?, ''))`,
      ...[newEventId(), tenantIdOf(tenant), daysAgo(days) + n * 1000, step, moment, provider],
    );
  }
}

function tenantIdOf({ name }: Tenant): string {
  const rows = readRows(sharedServer(), 'select id from tenants where name = ?', name);
  const [found] = rows as { id: string }[];
  if (!found) throw new Error(`there is no tenant ${name}`);
  return found.id;
}
