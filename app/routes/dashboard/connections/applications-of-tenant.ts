import type { AtWork } from '../administrator.ts';
import { read } from '../read.ts';

export type NamedApplication = { client_id: string; name: string };

const AT_ONCE = 100;

/** Every application of the tenant, by name; the API tells them in pages. */
export async function listApplications(at: AtWork, page = 0): Promise<NamedApplication[]> {
  const found = await read<NamedApplication[]>(at, 'list_clients', {
    query: { page: String(page), per_page: String(AT_ONCE), fields: 'client_id,name' },
  });
  return found.length < AT_ONCE ? found : [...found, ...(await listApplications(at, page + 1))];
}
