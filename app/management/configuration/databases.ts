/** Connections with a database of users. Their scripts are files; their secrets stay in the tenant. */
import { connectionOptionsSchema } from '#app/connections/options.ts';

import { ManagementError } from '../management-error.ts';
import { listAll } from './administration.ts';
import type { Administration, Json } from './administration.ts';
import { readClientNames } from './clients.ts';
import { merged } from './differences.ts';
import { listNames, readDocument, readText, writeContents } from './directory.ts';
import type { Files } from './directory.ts';
import { without } from './kind.ts';
import type { Kind, Wanted } from './kind.ts';
import { requireApart } from './many-documents.ts';
import { requireDocument, requireText } from './require-document.ts';

const FOLDER = 'database-connections';

/** A connection is called by its name, and is of its strategy, for ever. */
const fixed = ['name', 'strategy'];

const optionsOf = (document: Json) => (document.options ?? {}) as Json;
const scriptsOf = (document: Json) => optionsOf(document).customScripts as Json | undefined;
const clientsOf = (document: Json) => document.enabled_clients as string[] | undefined;

export const databases: Kind = {
  name: FOLDER,
  readDirectory: async (files) => {
    const { directories } = await listNames(files.directory, FOLDER);
    const found = await Promise.all(directories.map((name) => read(files, `${FOLDER}/${name}`)));
    return found.flat();
  },
  writeDirectory: async (directory, all) => {
    const names = requireApart(
      FOLDER,
      all.map(({ key }) => key),
    );
    for (const [index, { document }] of all.entries()) {
      await write(directory, `${FOLDER}/${names[index] ?? ''}`, document);
    }
  },
  list: async (administration) => {
    const { nameOf } = await readClientNames(administration);
    const connections = await listAll(administration, '/connections?strategy=auth0', 'connections');
    return Promise.all(
      connections.map(async (connection) => {
        const address = `/connections/${encodeURIComponent(String(connection.id))}`;
        const enabled = await listAll(administration, `${address}/clients`, 'clients');
        const document = {
          ...without(connection, ['id']),
          options: without(optionsOf(connection), ['configuration']),
          enabled_clients: enabled.map(({ client_id: id }) => nameOf(String(id))).sort(),
        };
        return { key: String(connection.name), address, document };
      }),
    );
  },
  create: async (administration, { document }) => {
    requireOptions(optionsOf(document));
    const sent = without(document, ['enabled_clients']);
    const made = (await administration('POST', '/connections', sent)) as Json;
    const address = `/connections/${encodeURIComponent(String(made.id))}`;
    await enable(administration, address, clientsOf(document) ?? [], []);
  },
  update: async (administration, { document }, { address, document: present }) => {
    const change = without(document, [...fixed, 'enabled_clients', 'options']);
    // A change of options replaces them all, with the secrets, which a file does not have.
    const { options: before } = (await administration('GET', address)) as { options?: Json };
    const options =
      document.options === undefined ? undefined : merged(before ?? {}, optionsOf(document));
    if (options) requireOptions(options);
    await administration('PATCH', address, { ...change, ...(options && { options }) });
    const wanted = clientsOf(document);
    if (wanted) await enable(administration, address, wanted, clientsOf(present) ?? []);
  },
};

async function read(files: Files, folder: string): Promise<Wanted[]> {
  const file = `${folder}/database.json`;
  const found = await readDocument(files, file);
  if (found === undefined) return [];
  const document = requireDocument(file, found);
  const key = requireText(file, document, 'name');
  const { enabled_clients: enabled, options } = document;
  const sorted = Array.isArray(enabled) ? { enabled_clients: enabled.map(String).sort() } : {};
  if (options === undefined) return [{ key, file, document: { ...document, ...sorted } }];
  const wanted = await withScripts(files, folder, requireDocument(`${file}: options`, options));
  return [{ key, file, document: { ...document, ...sorted, options: wanted } }];
}

async function withScripts(files: Files, folder: string, options: Json): Promise<Json> {
  const { customScripts: scripts } = options;
  if (scripts === undefined || scripts === null) return options;
  const place = `${folder}/database.json: options.customScripts`;
  const sources = await Promise.all(
    Object.entries(requireDocument(place, scripts)).map(async ([name, said]) => {
      const file = `${folder}/${String(said)}`;
      const source = await readText(files, file);
      if (source !== undefined) return [name, source] as const;
      const problem = `${place}.${name}: expected the name of a file, and there is no ${file}`;
      throw new ManagementError('configuration_unreadable', problem);
    }),
  );
  return { ...options, customScripts: Object.fromEntries(sources) };
}

async function write(directory: string, folder: string, document: Json): Promise<void> {
  const scripts = Object.entries(scriptsOf(document) ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, source] of scripts) {
    await writeContents(directory, `${folder}/${name}.js`, String(source));
  }
  const customScripts = Object.fromEntries(scripts.map(([name]) => [name, `./${name}.js`]));
  const options = { ...optionsOf(document), ...(scripts.length > 0 && { customScripts }) };
  await writeContents(directory, `${folder}/database.json`, { ...document, options });
}

/** Which field of the options is wrong is known before anything is changed. */
function requireOptions(options: Json): void {
  const parsed = connectionOptionsSchema.safeParse(options);
  if (parsed.success) return;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${['options', ...path].join('.')}: ${message}`,
  );
  throw new ManagementError('invalid_body', faults.join('; '));
}

/** How many applications can be switched on or off at once. */
const AT_ONCE = 50;

async function enable(
  administration: Administration,
  address: string,
  wanted: readonly string[],
  present: readonly string[],
): Promise<void> {
  const { idOf } = await readClientNames(administration);
  const changes = [
    ...wanted.filter((name) => !present.includes(name)).map((name) => ({ name, status: true })),
    ...present.filter((name) => !wanted.includes(name)).map((name) => ({ name, status: false })),
  ].map(({ name, status }) => ({ client_id: idOf(name), status }));
  for (let start = 0; start < changes.length; start += AT_ONCE) {
    await administration('PATCH', `${address}/clients`, changes.slice(start, start + AT_ONCE));
  }
}
