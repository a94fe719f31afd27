/** The operations of the Management API for whoever has the command line: no token, all scopes. */
import { managementScopes } from '#app/oidc/management-scopes.ts';
import { findTenantById, listDomains } from '#app/store/tenants.ts';
import { siteOf } from '#app/tenancy/site.ts';

import { ManagementError } from '../management-error.ts';
import type { Act, Method } from '../operations/operation.ts';
import { perform, understand } from '../operations/perform.ts';
import type { Asked } from '../operations/perform.ts';
import { ApiRefusal } from '../operations/refusal.ts';

export type Json = Record<string, unknown>;

/** Does an operation and resolves to its answer. @throws ManagementError */
export type Administration = (method: Method, address: string, body?: unknown) => Promise<unknown>;

const actor = {
  kind: 'command_line',
  scopes: new Set(managementScopes.map(({ value }) => value)),
} as const;

export const administrationOf =
  (tenantId: string): Administration =>
  async (method, address, body) => {
    try {
      return (await perform(await actOn(tenantId), askedOf(method, address, body))).body;
    } catch (error) {
      throw refusedBy(error);
    }
  };

/**
 * Changes nothing, and refuses what can be told to be wrong before anything is changed. What it was
 * told to make has no id yet; applications are known by their names from then on.
 */
export function rehearsalOf(tenantId: string): Administration {
  const administration = administrationOf(tenantId);
  const newClients: Json[] = [];
  return async (method, address, body) => {
    if (method === 'GET') {
      const answer = (await administration(method, address)) as Json;
      if (!/^\/clients\?/.test(address)) return answer;
      return { ...answer, clients: [...(answer.clients as Json[]), ...newClients] };
    }
    try {
      understand(await actOn(tenantId), askedOf(method, address, body));
    } catch (error) {
      throw refusedBy(error);
    }
    const { name } = body as Json;
    if (method === 'POST' && address === '/clients') newClients.push({ client_id: 'new', name });
    return { id: 'new' };
  };
}

function askedOf(method: Method, address: string, body: unknown): Asked {
  const [path = '', query] = address.split('?');
  return { method, path, query: new URLSearchParams(query), body, ifMatch: null };
}

/** The words of the API: field, what is wrong, what is expected. */
const refusedBy = (error: unknown): unknown =>
  error instanceof ApiRefusal ? new ManagementError(error.code, error.message) : error;

/** Read anew for each operation, because the one before may have changed the tenant. */
async function actOn(tenantId: string): Promise<Act> {
  const [tenant, [domain]] = await Promise.all([findTenantById(tenantId), listDomains(tenantId)]);
  if (!tenant || !domain) {
    throw new ManagementError('domain_not_found', 'expected a host first, made by domains create');
  }
  return { site: siteOf(tenant, domain), actor };
}

const PAGE = 100;

/** All rows of a list that comes in pages. */
export async function listAll(
  administration: Administration,
  address: string,
  envelope: string,
): Promise<Json[]> {
  const rows: Json[] = [];
  const separator = address.includes('?') ? '&' : '?';
  for (let from: string | undefined; ;) {
    const place = from === undefined ? '' : `&from=${from}`;
    const answer = await administration('GET', `${address}${separator}take=${PAGE}${place}`);
    const { [envelope]: page, next } = answer as { next?: string } & Record<string, Json[]>;
    rows.push(...(page ?? []));
    if (next === undefined) return rows;
    from = next;
  }
}
