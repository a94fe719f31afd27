/** A tenant of a test's own, and a machine that administers it without HTTP between them. */
import { randomHex } from '#app/ids.ts';
import { managementScopes } from '#app/oidc/management-scopes.ts';
import { findSite } from '#app/tenancy/site.ts';
import type { Site } from '#app/tenancy/site.ts';

import { listActs } from '../../audit-trail.ts';
import type { AdministrativeAct } from '../../audit-trail.ts';
import { createClient } from '../../clients.ts';
import { createDomain } from '../../domains.ts';
import { createTenant } from '../../tenants.ts';
import { perform } from '../perform.ts';
import { ApiRefusal, refusalStatusOf } from '../refusal.ts';

type Body = Record<string, unknown>;

export type TenantApi = {
  site: Site;
  tenantId: string;
  clientId: string;
  /** Answers that do not fit their schema fail the test. */
  call: (method: string, path: string, body?: unknown, ifMatch?: string) => Promise<Called>;
  /** The same machine with some of its scopes only. */
  withOnly: (...scopes: string[]) => TenantApi;
};

export type Called = {
  status: number;
  body: Body;
  rows: Body[];
  code: string | undefined;
  version?: string;
};

export async function newTenantApi(): Promise<TenantApi> {
  const name = `t-${randomHex(10)}`;
  const tenant = await createTenant({ name, displayName: 'Acme' });
  const host = `${name}.localhost:3000`;
  await createDomain(tenant, { host });
  const { clientId } = await createClient(tenant.id, 'Pipeline', { app_type: 'non_interactive' });
  const site = await findSite(host);
  if (!site) throw new Error('the host is unknown');
  return apiOf(site, clientId, new Set(managementScopes.map(({ value }) => value)));
}

function apiOf(site: Site, clientId: string, scopes: ReadonlySet<string>): TenantApi {
  const act = { site, actor: { kind: 'machine', clientId, scopes } } as const;
  return {
    ...{ site, tenantId: site.tenant.id, clientId },
    withOnly: (...some) => apiOf(site, clientId, new Set(some)),
    call: async (method, address, body, ifMatch) => {
      const [path = '', query] = address.split('?');
      try {
        const asked = { method, path, query: new URLSearchParams(query), body };
        const done = await perform(act, { ...asked, ifMatch: ifMatch ?? null });
        const { schema } = done.operation.answer;
        if (schema) schema.parse(done.body);
        const rows = Array.isArray(done.body) ? (done.body as Body[]) : [];
        return {
          status: done.status,
          body: (done.body ?? {}) as Body,
          rows,
          code: undefined,
          ...(done.version && { version: done.version }),
        };
      } catch (error) {
        if (!(error instanceof ApiRefusal)) throw error;
        const { code, message } = error;
        return { status: refusalStatusOf(code), body: { message }, rows: [], code };
      }
    },
  };
}

/** The first acts of a tenant's trail. */
export const actsOf = ({ tenantId }: TenantApi): Promise<AdministrativeAct[]> =>
  listActs(tenantId, { after: 0, limit: 1000 });

/** The same with two people in a connection, `ada@example.com` and `bob@example.com`; and Ada's address. */
export async function newTenantApiWithPeople(): Promise<{ api: TenantApi; userPath: string }> {
  const api = await newTenantApi();
  await api.call('POST', '/connections', { name: 'people', strategy: 'auth0' });
  const { body } = await api.call('POST', '/users', {
    ...{ connection: 'people', email: 'ada@example.com', name: '100%_\\ sure' },
  });
  await api.call('POST', '/users', { connection: 'people', email: 'bob@example.com', name: 'Bob' });
  return { api, userPath: `/users/${encodeURIComponent(String(body.user_id))}` };
}
