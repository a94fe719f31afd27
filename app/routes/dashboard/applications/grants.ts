import type { AtWork } from '../administrator.ts';
import { readAll } from '../read-all.ts';
import { may } from '../read.ts';

export type Grant = { id: string; client_id: string; audience: string; scope: string[] };

/** What an application was granted of APIs; null where it may not be seen. */
export const findGrants = async (at: AtWork, clientId: string): Promise<Grant[] | null> =>
  may(at, 'list_client_grants')
    ? readAll<Grant>(at, 'list_client_grants', 'client_grants', { client_id: clientId })
    : null;
