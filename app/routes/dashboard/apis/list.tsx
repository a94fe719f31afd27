import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ApisPage } from '../../../ui/dashboard/apis/apis-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { readAll } from '../read-all.ts';
import { builtInApis, registeredApi } from './read-api.ts';
import type { ResourceServer } from './read-api.ts';

export const meta: MetaFunction = () => [{ title: 'APIs | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const registered = await readAll<ResourceServer>(
    ...([at, 'list_resource_servers', 'resource_servers'] as const),
  );
  const apis = [...registered.map(registeredApi), ...builtInApis(context.site)];
  return {
    apis: apis.map(({ id, identifier, name, isBuiltIn, scopes }) => ({
      ...{ id, identifier, name, isBuiltIn, scopes: scopes.length },
    })),
  };
}

export default function Apis() {
  return <ApisPage {...useLoaderData<typeof loader>()} />;
}
