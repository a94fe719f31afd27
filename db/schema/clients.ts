import {
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '../columns.ts';
import { tenants } from './tenants.ts';

/** An application. `settings` holds Auth0's field names and is parsed by `app/oidc/client-settings.ts`. */
export const clients = table(
  'clients',
  {
    clientId: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** Ciphertext; null for public clients. */
    secret: text(),
    settings: json<Record<string, unknown>>().notNull(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [index('clients_tenant').on(t.tenantId)],
);

/** A registered API: an `audience` that gets JWT access tokens. */
export const resourceServers = table(
  'resource_servers',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    identifier: text().notNull(),
    name: text().notNull(),
    scopes: json<{ value: string; description?: string }[]>().notNull(),
    tokenLifetimeSeconds: integer().notNull(),
    /** What else its administrators have said of it, with Auth0's field names. */
    settings: json<Record<string, unknown>>(),
    createdAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex('resource_servers_identifier').on(t.tenantId, t.identifier)],
);

/** What a client may ask of an API with the client credentials grant. */
export const clientGrants = table(
  'client_grants',
  {
    id: text().notNull(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    clientId: text()
      .notNull()
      .references(() => clients.clientId, { onDelete: 'cascade' }),
    audience: text().notNull(),
    scopes: json<string[]>().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.clientId, t.audience] }),
    uniqueIndex('client_grants_id').on(t.tenantId, t.id),
    index('client_grants_client').on(t.clientId),
  ],
);
