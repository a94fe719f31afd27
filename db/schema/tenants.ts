import { integer, json, primaryKey, table, text, timestamp, uniqueIndex } from '../columns.ts';

/** Names and colours of a tenant's hosted pages; field names follow Auth0's branding object. */
export type Branding = {
  logo_url?: string;
  favicon_url?: string;
  colors?: { primary?: string; page_background?: string | Record<string, unknown> };
  font?: { url?: string };
};

/** Which pages a tenant's people meet; field names and defaults follow Auth0's prompts object. */
export type Prompts = {
  universal_login_experience?: 'new' | 'classic';
  identifier_first?: boolean;
  webauthn_platform_first_factor?: boolean;
  custom_login_page_on?: boolean;
};

/**
 * A tenant: one customer's users, applications and settings.
 * `settingsVersion` grows with every change to what a provider instance is built from,
 * so that every node notices on its next request.
 */
export const tenants = table('tenants', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  displayName: text().notNull(),
  branding: json<Branding>().notNull(),
  prompts: json<Prompts>(),
  /** What else its administrators have set, with the field names of Auth0's tenant settings. */
  settings: json<Record<string, unknown>>(),
  defaultClientId: text(),
  settingsVersion: integer().notNull().default(1),
  createdAt: timestamp().notNull(),
});

/**
 * Hosts that answer for a tenant. `host` includes a port where it is not the scheme's default.
 *
 * `rpId` is what new passkeys are bound to. While a domain moves from one RP ID to another,
 * `previousRpId` is the one that it leaves, and passkeys of both are accepted.
 */
export const domains = table(
  'domains',
  {
    host: text().primaryKey(),
    /** What the Management API calls it; the host may change hands, this does not. */
    id: text().notNull(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    rpId: text().notNull(),
    /** What devices call the site in their dialogs; null: the tenant's display name. */
    rpName: text(),
    /** Further origins whose ceremonies count in the APIs: applications on the web and on Android. */
    origins: json<string[]>(),
    previousRpId: text(),
    movingSince: timestamp(),
    status: text().$type<'active' | 'disabled'>().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex('domains_id').on(t.tenantId, t.id)],
);

/** Sentences of the hosted pages that a tenant says in its own words. */
export const customSentences = table(
  'custom_sentences',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    /** Such as `en`: a language that the pages have. */
    language: text().notNull(),
    /** Such as `login.title`: a key of `app/copy/en.ts`. */
    key: text().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.language, t.key] })],
);
