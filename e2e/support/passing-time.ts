/** Makes time pass for a server under test, by moving moments in its database into the past. */
import path from 'node:path';

import Database from 'better-sqlite3';

import { sharedServer } from './server.ts';
import type { Tenant } from './tenant.ts';

/** The hour of a sign-in that was left open is over, for all open visits of the tenant. */
export function letVisitsExpire({ name }: Tenant): void {
  const database = new Database(path.join(sharedServer().dataDirectory, 'latchkey.sqlite'), {
    timeout: 5000,
  });
  try {
    const { changes } = database
      .prepare(
        `update provider_artifacts set expires_at = ?
         where model = 'Interaction' and tenant_id = (select id from tenants where name = ?)`,
      )
      .run(Date.now() - 1, name);
    if (changes === 0) throw new Error('No visit is open');
  } finally {
    database.close();
  }
}
