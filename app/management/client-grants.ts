/** What applications may ask of APIs by themselves, one grant for each pair of them. */
import { newId } from '#app/ids.ts';
import {
  deleteClientGrant,
  findClientGrantById,
  insertClientGrant,
  updateClientGrant,
} from '#app/store/clients.ts';
import type { ClientGrant } from '#app/store/clients.ts';

import { requireGrantable } from './apis.ts';
import type { NewGrant } from './apis.ts';
import { ManagementError } from './management-error.ts';

export async function getGrant(tenantId: string, id: string): Promise<ClientGrant> {
  const grant = await findClientGrantById(tenantId, id);
  if (grant) return grant;
  throw new ManagementError('client_grant_not_found', `there is no client grant ${id}`);
}

/** Refused with `client_grant_exists` where the application has a grant of this API. */
export async function createGrant(tenantId: string, grant: NewGrant): Promise<ClientGrant> {
  await requireGrantable(tenantId, grant);
  const made = { ...grant, id: newId('cgr') };
  if (await insertClientGrant(tenantId, made)) return made;
  throw new ManagementError(
    'client_grant_exists',
    `${grant.clientId} has a grant of ${grant.audience} already: change that one`,
  );
}

/** Tokens are asked for with what the grant says then; the Management API looks with each request. */
export async function changeGrant(
  tenantId: string,
  id: string,
  scopes: string[],
): Promise<ClientGrant> {
  const grant = await getGrant(tenantId, id);
  await requireGrantable(tenantId, { ...grant, scopes });
  await updateClientGrant(tenantId, id, scopes);
  return { ...grant, scopes };
}

export async function deleteGrant(tenantId: string, id: string): Promise<void> {
  await getGrant(tenantId, id);
  await deleteClientGrant(tenantId, id);
}
