/** APIs for their pages: those that the tenant has registered, and those that every host has. */
import { data } from '@remix-run/node';

import { builtInApisOf } from '#app/management/apis.ts';

import type { Api, Scope } from '../../../ui/dashboard/apis/api.ts';
import type { ReadApi } from '../../../ui/dashboard/apis/api-frame.tsx';
import type { AtWork } from '../administrator.ts';
import { may, readVersioned } from '../read.ts';

/** As the operations answer it. */
export type ResourceServer = {
  id: string;
  identifier: string;
  name: string;
  scopes: Scope[];
  token_lifetime: number;
};

export const registeredApi = ({ token_lifetime: tokenLifetime, ...api }: ResourceServer): Api => ({
  ...{ id: api.id, identifier: api.identifier, name: api.name, scopes: api.scopes },
  ...{ tokenLifetime, isBuiltIn: false, isForPeople: false },
});

export const builtInApis = (site: { issuer: string }): Api[] =>
  Object.entries(builtInApisOf(site)).map(([id, { identifier, name, scopes }]) => ({
    ...{ id, identifier, name, scopes: [...scopes], tokenLifetime: null },
    ...{ isBuiltIn: true, isForPeople: id === 'my-account-api' },
  }));

/** The API of an address, with its version. */
export async function readApi(at: AtWork, site: { issuer: string }, id: string): Promise<ReadApi> {
  const builtIn = builtInApis(site).find((api) => api.id === id);
  if (!builtIn) {
    const asked = { path: { id } };
    const read = await readVersioned<ResourceServer>(at, 'get_resource_server', asked);
    return { api: registeredApi(read.answer), version: read.version };
  }
  if (may(at, 'get_resource_server')) return { api: builtIn, version: '' };
  throw data({ code: 'insufficient_scope' }, { status: 403 });
}
