import { ManagementError } from '../management-error.ts';
import { withoutFixed } from '../operations/fixed-of-clients.ts';
import { listAll } from './administration.ts';
import type { Administration } from './administration.ts';
import { without } from './kind.ts';
import type { Kind } from './kind.ts';
import { inFiles } from './many-documents.ts';
import { requireText } from './require-document.ts';

/** What belongs to one tenant, and what must not leave it. */
const ownOfTenant = ['client_id', 'client_secret', 'tenant', 'global', 'signing_keys'];

const files = inFiles(
  'clients',
  (document, file) => requireText(file, document, 'name'),
  ({ key }) => key,
);

export const clients: Kind = {
  name: 'clients',
  writeDirectory: files.writeDirectory,
  readDirectory: async (source) =>
    (await files.readDirectory(source)).map((one) => ({
      ...one,
      document: withoutFixed(without(one.document, ownOfTenant)),
    })),
  list: async (administration) =>
    (await listClients(administration)).map(({ id, name, client }) => ({
      key: name,
      address: `/clients/${encodeURIComponent(id)}`,
      document: without(client, ownOfTenant),
    })),
  create: async (administration, { document }) => {
    await administration('POST', '/clients', document);
  },
  update: async (administration, { document }, { address }) => {
    await administration('PATCH', address, document);
  },
};

const listClients = async (administration: Administration) =>
  (await listAll(administration, '/clients', 'clients')).map((client) => ({
    ...{ id: String(client.client_id), name: String(client.name), client },
  }));

/** Files call applications by their names, which are the same in all tenants. */
export type ClientNames = { idOf: (name: string) => string; nameOf: (id: string) => string };

export async function readClientNames(administration: Administration): Promise<ClientNames> {
  const all = await listClients(administration);
  return {
    idOf: (name) => {
      const found = all.filter((client) => client.name === name);
      if (found.length === 1 && found[0]) return found[0].id;
      const problem = found.length === 0 ? 'no application is' : `${found.length} applications are`;
      throw new ManagementError('client_not_found', `${problem} named ${name}`);
    },
    nameOf: (id) => all.find((client) => client.id === id)?.name ?? id,
  };
}
