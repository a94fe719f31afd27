import { index, json, primaryKey, table, text, timestamp, uniqueIndex } from '../columns.ts';
import { clients } from './clients.ts';
import { tenants } from './tenants.ts';

/** Where identities come from. `options` is stored whole and parsed by `app/connections/options.ts`. */
export const connections = table(
  'connections',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    displayName: text(),
    strategy: text().$type<'auth0'>().notNull(),
    options: json<Record<string, unknown>>().notNull(),
    /** What else its administrators have said of it, with Auth0's field names. */
    settings: json<Record<string, unknown>>(),
    /** What the connection's scripts are told, a document of names and secrets; ciphertext. */
    configuration: text(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex('connections_name').on(t.tenantId, t.name)],
);

/** Which applications may use a connection. */
export const connectionClients = table(
  'connection_clients',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    connectionId: text()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    clientId: text()
      .notNull()
      .references(() => clients.clientId, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.connectionId, t.clientId] }),
    index('connection_clients_client').on(t.clientId),
  ],
);
