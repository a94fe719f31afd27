/** Makes time pass for a server under test, by moving moments in its database into the past. */
import path from 'node:path';

import Database from 'better-sqlite3';

import { sharedServer } from './server.ts';
import type { ServerUnderTest } from './server.ts';
import type { Tenant } from './tenant.ts';

/** The hour of a sign-in that was left open is over, for all open visits of the tenant. */
export function letVisitsExpire({ name }: Tenant): void {
  const changes = change(
    `update provider_artifacts set expires_at = ?
     where model = 'Interaction' and tenant_id = (select id from tenants where name = ?)`,
    [Date.now() - 1, name],
  );
  if (changes === 0) throw new Error('No visit is open');
}

/** The day of every token that machines of the tenant have is over. */
export function letMachineTokensExpire({ name }: Tenant): void {
  const changes = change(
    `update provider_artifacts set expires_at = ?
     where model = 'ClientCredentials' and tenant_id = (select id from tenants where name = ?)`,
    [Date.now() - 1, name],
  );
  if (changes === 0) throw new Error('No machine has a token');
}

/** Refresh tokens of the tenant lie unused for so long. */
export function letRefreshTokensLie({ name }: Tenant, seconds: number): void {
  const changes = change(
    `update provider_artifacts set expires_at = expires_at - ?
     where model = 'RefreshToken' and tenant_id = (select id from tenants where name = ?)`,
    [seconds * 1000, name],
  );
  if (changes === 0) throw new Error('There is no refresh token');
}

/** The windows in which attempts of the tenant's visitors are counted are over, if any had begun. */
export function forgetAttempts({ name }: Tenant): void {
  change(`delete from rate_limits where tenant_id = (select id from tenants where name = ?)`, [
    name,
  ]);
}

/** What a user has said about being asked is gone from the server; what their devices know stays. */
export function forgetChoices({ name }: Tenant, userId: string): void {
  const changes = change(
    `delete from enrollment_choices
     where user_id = ? and tenant_id = (select id from tenants where name = ?)`,
    [userId, name],
  );
  if (changes === 0) throw new Error('Nothing was said');
}

/** Days pass for a user who said "not now" to a passkey that replaces another. */
export function letDaysPassAfterRenewalSnooze(
  { name }: Tenant,
  userId: string,
  days: number,
): void {
  const changes = change(
    `update devices set renewal_snoozed_until = renewal_snoozed_until - ?
     where user_id = ? and renewal_snoozed_until is not null
     and tenant_id = (select id from tenants where name = ?)`,
    [days * 24 * 60 * 60 * 1000, userId, name],
  );
  if (changes === 0) throw new Error('Nobody said "not now"');
}

/** The five minutes of every fresh confirmation in the tenant are over. */
export function letConfirmationsExpire({ name }: Tenant): void {
  const changes = change(
    `update step_ups set expires_at = ?
     where tenant_id = (select id from tenants where name = ?)`,
    [Date.now() - 1, name],
  );
  if (changes === 0) throw new Error('Nobody has confirmed anything');
}

/** The pause after a failed attempt is over, and with it what a node that has died had leased. */
export function letPausesOfLogStreamsEnd(server: Pick<ServerUnderTest, 'dataDirectory'>): void {
  const past = Date.now() - 1;
  const changes = change(
    `update log_streams set next_attempt_at = ?, leased_until = min(leased_until, ?)`,
    [past, past],
    server,
  );
  if (changes === 0) throw new Error('There is no log stream');
}

function change(
  statement: string,
  values: (string | number)[],
  { dataDirectory }: Pick<ServerUnderTest, 'dataDirectory'> = sharedServer(),
): number {
  const database = new Database(path.join(dataDirectory, 'latchkey.sqlite'), { timeout: 5000 });
  try {
    return database.prepare(statement).run(...values).changes;
  } finally {
    database.close();
  }
}
