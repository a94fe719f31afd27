import { listAll } from './administration.ts';
import type { Json } from './administration.ts';
import { readClientNames } from './clients.ts';
import { without } from './kind.ts';
import type { Kind } from './kind.ts';
import { inFiles } from './many-documents.ts';
import { requireText } from './require-document.ts';

const keyOf = (client: string, audience: string) => `${client} - ${audience}`;

/** What applications were granted of APIs; files name the application. */
export const grants: Kind = {
  name: 'grants',
  ...inFiles(
    'grants',
    (document, file) =>
      keyOf(requireText(file, document, 'client_id'), requireText(file, document, 'audience')),
    ({ title, key }) => title ?? key,
  ),
  list: async (administration) => {
    const { nameOf } = await readClientNames(administration);
    const ownHosts = ((await administration('GET', '/custom-domains')) as Json[]).map(
      ({ domain }) => String(domain),
    );
    const apis = await listAll(administration, '/resource-servers', 'resource_servers');
    return (await listAll(administration, '/client-grants', 'client_grants')).map((grant) => {
      const client = nameOf(String(grant.client_id));
      const audience = String(grant.audience);
      const name = apis.find(({ identifier }) => identifier === audience)?.name;
      return {
        key: keyOf(client, audience),
        title: `${client}-${typeof name === 'string' ? name : audience}`,
        // The Management API and the API of people's own accounts are other ones on another host.
        isOfTenantAlone: ownHosts.includes(URL.parse(audience)?.host ?? ''),
        address: `/client-grants/${encodeURIComponent(String(grant.id))}`,
        document: { ...without(grant, ['id']), client_id: client },
      };
    });
  },
  create: async (administration, { document }) => {
    const { idOf } = await readClientNames(administration);
    const client_id = idOf(String(document.client_id));
    await administration('POST', '/client-grants', { ...document, client_id });
  },
  update: async (administration, { document }, { address }) => {
    const change = without(document, ['client_id', 'audience', 'subject_type']);
    await administration('PATCH', address, change);
  },
};
