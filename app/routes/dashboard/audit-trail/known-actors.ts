/** Who may have done something, by what they are called. Whoever is gone is only in the trail itself. */
import type { Choice } from '../../../ui/dashboard/fields.tsx';
import type { AtWork } from '../administrator.ts';
import { may, read } from '../read.ts';
import { readAll } from '../read-all.ts';

type Admin = { user_id: string; name: string | null; email: string | null };
type Client = { client_id: string; name: string; grant_types?: string[] };

export async function readKnownActors(at: AtWork): Promise<Choice<string>[]> {
  const [admins, clients] = await Promise.all([
    may(at, 'list_administrators') ? read<Admin[]>(at, 'list_administrators') : [],
    may(at, 'list_clients')
      ? readAll<Client>(at, 'list_clients', 'clients', { fields: 'client_id,name,grant_types' })
      : [],
  ]);
  const machines = clients.filter(({ grant_types: types }) =>
    types?.includes('client_credentials'),
  );
  return [
    ...admins.map((admin) => ({ value: admin.user_id, label: calledAs(admin) })),
    ...machines.map(({ client_id: value, name }) => ({ value, label: name })),
    { value: 'command_line', label: 'Command line' },
  ];
}

const calledAs = ({ name, email, user_id: id }: Admin): string =>
  name && email ? `${name} (${email})` : (name ?? email ?? id);
