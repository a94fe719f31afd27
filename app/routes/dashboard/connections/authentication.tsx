import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { AuthenticationPage } from '../../../ui/dashboard/connections/authentication-page.tsx';
import type { Prerequisite } from '../../../ui/dashboard/connections/prerequisites.tsx';
import { read } from '../read.ts';
import { readConnection } from './read-connection.ts';

export const meta: MetaFunction = () => [{ title: 'Authentication methods | Latchkey' }];

type Told = { prerequisites: Prerequisite[]; look_ups_problem: string | null };

export async function loader(args: LoaderFunctionArgs) {
  const { at, path, connection, version } = await readConnection(args);
  const told = await read<Told>(at, 'list_passkey_prerequisites', { path });
  const { prerequisites, look_ups_problem: lookUpsProblem } = told;
  return { connection, version, prerequisites, lookUpsProblem };
}

export default function Authentication() {
  return <AuthenticationPage {...useLoaderData<typeof loader>()} />;
}
