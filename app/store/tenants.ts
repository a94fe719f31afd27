import { and, asc, eq, inArray, sql } from 'drizzle-orm';

import { newId } from '#app/ids.ts';
import { atomically, db } from '#db';
import { clientGrants, domains, tenants } from '#db/schema/index.ts';
import type { Branding, Prompts } from '#db/schema/index.ts';

import { prepared, textToJoin } from './prepared.ts';

export type Tenant = typeof tenants.$inferSelect;
export type Domain = typeof domains.$inferSelect;

const findByHost = prepared(() =>
  db
    .select({ tenant: tenants, domain: domains })
    .from(domains)
    .innerJoin(tenants, eq(tenants.id, domains.tenantId))
    .where(and(eq(domains.host, textToJoin('host')), eq(domains.status, sql`'active'`)))
    .prepare(),
);

/** The tenant that answers on a host, with the domain's relying party. One indexed query. */
export async function findTenantByHost(
  host: string,
): Promise<{ tenant: Tenant; domain: Domain } | undefined> {
  const [row] = await findByHost().execute({ host });
  return row;
}

export async function findTenantByName(name: string): Promise<Tenant | undefined> {
  const [row] = await db.select().from(tenants).where(eq(tenants.name, name));
  return row;
}

export async function findTenantById(tenantId: string): Promise<Tenant | undefined> {
  const [row] = await db.select().from(tenants).where(eq(tenants.id, tenantId));
  return row;
}

export const listTenants = () => db.select().from(tenants).orderBy(asc(tenants.createdAt));

/** The tenants that have said how long their log is kept. */
export const listTenantsWithLogRetention = () =>
  db
    .select({ id: tenants.id, settings: tenants.settings })
    .from(tenants)
    .where(sql`${tenants.settings} -> 'log_retention_days' is not null`);

export async function insertTenant(tenant: {
  id: string;
  name: string;
  displayName: string;
  branding: Branding;
}): Promise<void> {
  await db.insert(tenants).values({ ...tenant, createdAt: new Date() });
}

export async function updateTenant(
  tenantId: string,
  change: {
    displayName?: string;
    branding?: Branding;
    prompts?: Prompts;
    settings?: Record<string, unknown>;
    defaultClientId?: string | null;
  },
): Promise<void> {
  await db
    .update(tenants)
    .set({ ...change, settingsVersion: sql`${tenants.settingsVersion} + 1` })
    .where(eq(tenants.id, tenantId));
}

/** Tells every node that what a provider is built from has changed. */
export const bumpSettingsVersion = (tenantId: string) => updateTenant(tenantId, {});

/** Stores a domain. False where its host has one, of this tenant or another. */
export async function insertDomain(
  tenantId: string,
  domain: { host: string; rpId: string; rpName?: string | null; origins?: string[] | null },
): Promise<boolean> {
  const inserted = await db
    .insert(domains)
    .values({ ...domain, id: newId('cd'), tenantId, status: 'active', createdAt: new Date() })
    .onConflictDoNothing({ target: domains.host })
    .returning({ host: domains.host });
  return inserted.length > 0;
}

export async function findDomain(host: string): Promise<Domain | undefined> {
  const [row] = await db.select().from(domains).where(eq(domains.host, host));
  return row;
}

export async function findDomainById(tenantId: string, id: string): Promise<Domain | undefined> {
  const [row] = await db
    .select()
    .from(domains)
    .where(and(eq(domains.tenantId, tenantId), eq(domains.id, id)));
  return row;
}

/** Takes a host from a tenant, with what its applications were granted of the host's own APIs. */
export async function deleteDomain(
  tenantId: string,
  host: string,
  audiences: readonly string[],
): Promise<void> {
  await atomically((tx) => [
    tx
      .delete(clientGrants)
      .where(
        and(eq(clientGrants.tenantId, tenantId), inArray(clientGrants.audience, [...audiences])),
      ),
    tx.delete(domains).where(and(eq(domains.tenantId, tenantId), eq(domains.host, host))),
  ]);
}

export async function setDomainStatus(
  tenantId: string,
  host: string,
  status: Domain['status'],
): Promise<boolean> {
  const changed = await db
    .update(domains)
    .set({ status })
    .where(and(eq(domains.tenantId, tenantId), eq(domains.host, host)))
    .returning({ host: domains.host });
  return changed.length > 0;
}

export const listDomains = (tenantId: string) =>
  db.select().from(domains).where(eq(domains.tenantId, tenantId)).orderBy(asc(domains.createdAt));
