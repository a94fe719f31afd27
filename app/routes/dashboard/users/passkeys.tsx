import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { providerOfPasskey } from '#app/management/passkeys.ts';

import { useShownUser } from '../../../ui/dashboard/users/shown-user.ts';
import { UserPasskeys } from '../../../ui/dashboard/users/user-passkeys.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Passkeys of a user | Latchkey' }];

type Method = {
  id: string;
  name: string;
  aaguid: string;
  relying_party_identifier: string;
  credential_device_type: 'single_device' | 'multi_device';
  created_at: string;
  last_auth_at?: string;
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const methods = await read<Method[]>(at, 'list_authentication_methods', {
    path: { id: params.id ?? '' },
    query: { per_page: '100' },
  });
  return {
    passkeys: methods.map(({ id, name, aaguid, ...method }) => ({
      ...{ id, name, provider: providerOfPasskey(aaguid) ?? null },
      isSynced: method.credential_device_type === 'multi_device',
      rpId: method.relying_party_identifier,
      createdAt: method.created_at,
      lastUsedAt: method.last_auth_at ?? null,
    })),
  };
}

export default function Passkeys() {
  const { user } = useShownUser();
  return <UserPasskeys user={user} {...useLoaderData<typeof loader>()} />;
}
