import { listAll } from './administration.ts';
import { without } from './kind.ts';
import type { Kind } from './kind.ts';
import { inFiles } from './many-documents.ts';
import { requireText } from './require-document.ts';

const addressOf = (id: string) => `/resource-servers/${encodeURIComponent(id)}`;

export const apis: Kind = {
  name: 'resource-servers',
  ...inFiles(
    'resource-servers',
    (document, file) => requireText(file, document, 'identifier'),
    ({ document, key }) => (typeof document.name === 'string' ? document.name : key),
  ),
  list: async (administration) =>
    (await listAll(administration, '/resource-servers', 'resource_servers')).map((api) => ({
      key: String(api.identifier),
      address: addressOf(String(api.id)),
      document: without(api, ['id']),
    })),
  create: async (administration, { document }) => {
    await administration('POST', '/resource-servers', without(document, ['is_system']));
  },
  update: async (administration, { document }, { address }) => {
    await administration('PATCH', address, without(document, ['identifier', 'is_system']));
  },
};
