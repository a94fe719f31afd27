/** What a new tenant has to do before people sign in with passkeys, and what of it is done. */
import type { FirstStep } from '../../../ui/dashboard/overview/overview.ts';
import type { AtWork } from '../administrator.ts';
import { read } from '../read.ts';

type Client = { app_type?: string };
type Connection = {
  options?: { authentication_methods?: { passkey?: { enabled?: boolean } } };
};

export async function readFirstSteps(at: AtWork): Promise<FirstStep[]> {
  const one = { query: { per_page: '1' } };
  const [clients, connections, users, enrolled] = await Promise.all([
    read<Client[]>(at, 'list_clients'),
    read<Connection[]>(at, 'list_connections'),
    read<unknown[]>(at, 'list_users', one),
    read<{ user_id?: string }[]>(at, 'list_logs', {
      query: { q: 'type:gd_enrollment_complete AND user_id:auth0*', per_page: '1' },
    }),
  ]);
  return [
    {
      title: 'Create an application',
      text: 'It is what people sign in to. You get its keys and the code to begin with.',
      isDone: clients.some(({ app_type: type }) => type !== 'non_interactive'),
      link: { to: '/dashboard/applications/new', label: 'Create an application' },
    },
    {
      title: 'Create a database connection',
      text: 'It is where the people who sign in are kept: here, or in a database of your own.',
      isDone: connections.length > 0,
      link: { to: '/dashboard/connections/new', label: 'Create a database connection' },
    },
    {
      title: 'Switch passkeys on',
      text: 'Under Authentication Methods of a connection. The page shows what is missing for it.',
      isDone: connections.some(({ options }) => options?.authentication_methods?.passkey?.enabled),
      link: { to: '/dashboard/connections', label: 'Choose a connection' },
    },
    {
      title: 'Sign somebody up',
      text: 'Open your application and sign up, or create a user here.',
      isDone: users.length > 0,
      link: { to: '/dashboard/users', label: 'Go to the users' },
    },
    {
      title: 'Create the first passkey',
      text: 'Whoever signs in is offered one. From then on they sign in without a password.',
      isDone: enrolled.length > 0,
    },
  ];
}
