/** Where users come from. */
import { z } from 'zod';

import { findConfiguration } from '#app/store/connection-configuration.ts';
import { listConnections } from '#app/store/connections.ts';
import type { ConnectionRow } from '#app/store/connections.ts';

import { deleteConnection } from '../connection-deletion.ts';
import {
  changeConnectionSettings,
  connectionSettingsChangeSchema,
  connectionSettingsOf,
} from '../connection-settings.ts';
import type { ConnectionSettingsChange } from '../connection-settings.ts';
import {
  changeConnectionOptions,
  createConnection,
  getConnectionById,
  managedConnection,
  newConnectionSchema,
  renameConnection,
  replaceConnectionClients,
  requireClients,
} from '../connections.ts';
import { getConnection } from '../named-connection.ts';
import { openShownConfiguration, shownConfiguration } from '../shown-configuration.ts';
import { authorOf, operation } from './operation.ts';
import type { Act } from './operation.ts';
import {
  checkpointQuery,
  fieldsQuery,
  listOf,
  pageQuery,
  partOf,
  presentList,
  selectFields,
} from './paging.ts';
import { ApiRefusal } from './refusal.ts';
import { toldOf } from './told-to-support.ts';

const onlyStrategy = z.literal('auth0', 'expected auth0: there are only database connections');

/** What Auth0 lets be chosen, and is here as it is. */
const fixed = {
  show_as_button: z.literal(false, 'expected false: a database connection has no button'),
  authentication: z.strictObject({ active: z.literal(true, 'expected true') }),
  connected_accounts: z.strictObject({ active: z.literal(false, 'expected false') }),
};

const answer = z.strictObject({
  id: z.string(),
  name: z.string(),
  display_name: z.string().optional(),
  strategy: onlyStrategy,
  options: z.record(z.string(), z.unknown()).optional(),
  realms: z.array(z.string()),
  enabled_clients: z.array(z.string()),
  is_domain_connection: z.boolean(),
  metadata: z.record(z.string(), z.string()).optional(),
  authentication: fixed.authentication,
  connected_accounts: fixed.connected_accounts,
});

const given = {
  display_name: z
    .string()
    .trim()
    .min(1, 'expected 1 to 128 characters')
    .max(128, 'expected 1 to 128 characters')
    .optional(),
  options: z
    .looseObject({ configuration: z.record(z.string(), z.string().nullable()).nullish() })
    .optional(),
  enabled_clients: z.array(z.string().max(100)).max(1000).optional(),
  ...connectionSettingsChangeSchema.shape,
  show_as_button: fixed.show_as_button.optional(),
  authentication: fixed.authentication.optional(),
  connected_accounts: fixed.connected_accounts.optional(),
};

type Options = NonNullable<z.output<typeof given.options>>;

const listQuery = z.strictObject({
  ...{ ...pageQuery, ...checkpointQuery, ...fieldsQuery },
  strategy: z.union([z.string().max(100), z.array(z.string().max(100)).max(100)]).optional(),
  name: z.string().max(200).optional(),
});

const nothing = z.strictObject({});

/** As its administrators read it; `options` are for those who were let read them. */
async function presented(
  { site, actor }: Act,
  row: ConnectionRow,
): Promise<z.output<typeof answer>> {
  const tenantId = site.tenant.id;
  const { id, name, strategy, options, clientIds } = await managedConnection(tenantId, row);
  const place = { tenantId, connectionId: id };
  const configuration =
    options.configuration && shownConfiguration(place, await findConfiguration(tenantId, id));
  return {
    ...{ id, name, strategy },
    ...(row.displayName !== null && { display_name: row.displayName }),
    ...(actor.scopes.has('read:connections_options') && {
      options: { ...options, ...(configuration && { configuration }) },
    }),
    enabled_clients: clientIds,
    ...connectionSettingsOf(row),
    ...{ authentication: { active: true }, connected_accounts: { active: false } },
  };
}

const namesForSupport = ['id', 'name', 'display_name', 'options'];

/** Support is told what connections are called, and who says what their people are. */
async function listed(act: Act, row: ConnectionRow) {
  const { options, ...connection } = await presented(act, row);
  const told = options && toldOf(act, options, ['enabledDatabaseCustomization', 'import_mode']);
  return toldOf(act, { ...connection, ...(told && { options: told }) }, namesForSupport);
}

const settingsIn = ({ realms, is_domain_connection, metadata }: ConnectionSettingsChange) => ({
  ...{ realms, is_domain_connection, metadata },
});

/** What is not in the document is taken away: values of the configuration, and scripts. */
async function wholeOptions(tenantId: string, { id }: ConnectionRow, sent: Options) {
  const stored = await findConfiguration(tenantId, id);
  const left = Object.fromEntries(Object.keys(stored).map((name) => [name, null]));
  const place = { tenantId, connectionId: id };
  return {
    customScripts: {},
    ...sent,
    configuration: { ...left, ...openShownConfiguration(place, sent.configuration ?? {}) },
  };
}

export const connections = [
  operation({
    id: 'list_connections',
    ...{ method: 'GET', path: '/connections', summary: 'Connections' },
    scopes: ['read:connections'],
    role: 'auditor',
    ...{ query: listQuery, body: null },
    answer: { status: 200, schema: listOf('connections', answer) },
    run: async (act, { query }) => {
      const strategies = query.strategy === undefined ? undefined : [query.strategy].flat();
      const all = (await listConnections(act.site.tenant.id)).filter(
        ({ name, strategy }) =>
          name === (query.name ?? name) && (!strategies || strategies.includes(strategy)),
      );
      const page = partOf(all, query, ({ id }) => id);
      const shown = await Promise.all(page.map((row) => listed(act, row)));
      const keyOf = ({ id }: Record<string, unknown>) => String(id);
      return presentList('connections', shown, { query, total: all.length, keyOf });
    },
  }),
  operation({
    id: 'create_connection',
    ...{ method: 'POST', path: '/connections', summary: 'A new connection' },
    scopes: ['create:connections'],
    role: 'admin',
    query: nothing,
    body: z.strictObject({
      ...{ name: newConnectionSchema.shape.name, strategy: onlyStrategy, ...given },
    }),
    answer: { status: 201, schema: answer },
    run: async (act, { body }) => {
      const { name, display_name: displayName, options, enabled_clients: clientIds = [] } = body;
      const tenantId = act.site.tenant.id;
      const { configuration, ...document } = options ?? {};
      const opened = configuration && {
        configuration: openShownConfiguration(undefined, configuration),
      };
      await createConnection(tenantId, name, { ...document, ...opened }, authorOf(act), {
        ...{ clientIds, displayName: displayName ?? null, settings: settingsIn(body) },
      });
      return presented(act, await getConnection(tenantId, name));
    },
  }),
  operation({
    id: 'get_connection',
    ...{ method: 'GET', path: '/connections/{id}', summary: 'A connection' },
    scopes: ['read:connections'],
    role: 'auditor',
    ...{ query: z.strictObject(fieldsQuery), body: null },
    answer: { status: 200, schema: answer.partial() },
    run: async (act, { path, query }) => {
      const row = await getConnectionById(act.site.tenant.id, path.id);
      return selectFields(await presented(act, row), query);
    },
  }),
  operation({
    id: 'update_connection',
    method: 'PATCH',
    path: '/connections/{id}',
    summary: 'Changes a connection; its options are replaced as a whole',
    scopes: ['update:connections'],
    role: 'admin',
    query: nothing,
    body: z.strictObject(given),
    answer: { status: 200, schema: answer },
    run: async (act, { path, body }) => {
      const { id: tenantId } = act.site.tenant;
      const { options, display_name: displayName, enabled_clients: clientIds } = body;
      const row = await getConnectionById(tenantId, path.id);
      const { name } = row;
      if (options && !act.actor.scopes.has('update:connections_options')) {
        throw new ApiRefusal(
          'insufficient_scope',
          'Insufficient scope, expected any of: update:connections_options',
        );
      }
      if (clientIds) await requireClients(tenantId, clientIds);
      if (options) {
        const document = await wholeOptions(tenantId, row, options);
        await changeConnectionOptions(tenantId, name, document, authorOf(act));
      }
      if (displayName !== undefined) await renameConnection(tenantId, name, displayName);
      if (clientIds) await replaceConnectionClients(tenantId, name, clientIds);
      await changeConnectionSettings(tenantId, row, settingsIn(body));
      return presented(act, await getConnectionById(tenantId, path.id));
    },
  }),
  operation({
    id: 'delete_connection',
    method: 'DELETE',
    path: '/connections/{id}',
    summary: 'Deletes a connection with its users, and says what went with it',
    scopes: ['delete:connections'],
    role: 'admin',
    ...{ query: nothing, body: null },
    answer: {
      status: 202,
      schema: z.strictObject({
        deleted_at: z.string(),
        deleted: z.strictObject({
          users: z.number(),
          enabled_clients: z.array(z.string()),
          custom_scripts: z.array(z.string()),
        }),
      }),
    },
    run: async ({ site }, { path }) => {
      const { name } = await getConnectionById(site.tenant.id, path.id);
      const { users, clientIds, scripts } = await deleteConnection(site.tenant.id, name);
      return {
        deleted_at: new Date().toISOString(),
        deleted: { users, enabled_clients: clientIds, custom_scripts: scripts },
      };
    },
  }),
];
