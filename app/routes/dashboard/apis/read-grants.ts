import type { Api, ApiGrant } from '../../../ui/dashboard/apis/api.ts';
import type { Candidate } from '../../../ui/dashboard/apis/new-grant-tab.tsx';
import type { AtWork } from '../administrator.ts';
import { readAll } from '../read-all.ts';

/** As the operations answer it. */
export type ClientGrant = { id: string; client_id: string; scope: string[] };

type Client = { client_id: string; name: string; app_type: string; grant_types: string[] };

const listClients = (at: AtWork) =>
  readAll<Client>(at, 'list_clients', 'clients', { fields: 'client_id,name,app_type,grant_types' });

const listGrants = (at: AtWork, { identifier }: Api) =>
  readAll<ClientGrant>(at, 'list_client_grants', 'client_grants', { audience: identifier });

/** The applications that may call an API. */
export async function readGrants(at: AtWork, api: Api): Promise<ApiGrant[]> {
  const [clients, grants] = await Promise.all([listClients(at), listGrants(at, api)]);
  const names = new Map(clients.map(({ client_id: id, name }) => [id, name]));
  return grants.map(({ id, client_id: clientId, scope: scopes }) => ({
    ...{ id, clientId, clientName: names.get(clientId) ?? clientId, scopes },
  }));
}

/** The applications that could be allowed to, and are not. */
export async function readCandidates(at: AtWork, api: Api): Promise<Candidate[]> {
  const [clients, grants] = await Promise.all([listClients(at), listGrants(at, api)]);
  const granted = new Set(grants.map(({ client_id: id }) => id));
  return clients
    .filter(({ client_id: id }) => !granted.has(id))
    .filter(({ app_type: kind, grant_types: types }) =>
      api.isForPeople ? kind !== 'non_interactive' : types.includes('client_credentials'),
    )
    .map(({ client_id: clientId, name }) => ({ clientId, name }));
}
