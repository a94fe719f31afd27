/** An application's settings, with Auth0's field names and defaults. */
import { z } from 'zod';

import { isLoopbackHost } from '#app/tenancy/site.ts';

/** Tokens for the answer of a passkey that an application asked for itself: only where it is named. */
export const PASSKEY_GRANT_TYPE = 'urn:okta:params:oauth:grant-type:webauthn';

const GRANT_TYPES = [
  'authorization_code',
  'implicit',
  'refresh_token',
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:device_code',
  PASSKEY_GRANT_TYPE,
] as const;

export type GrantType = (typeof GRANT_TYPES)[number];
export type AppType = 'regular_web' | 'spa' | 'native' | 'non_interactive';

const defaultGrantTypes: Record<AppType, GrantType[]> = {
  regular_web: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
  spa: ['authorization_code', 'refresh_token'],
  native: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  non_interactive: ['client_credentials'],
};

const defaultMethods = {
  regular_web: 'client_secret_basic',
  spa: 'none',
  native: 'none',
  non_interactive: 'client_secret_basic',
} as const satisfies Record<AppType, string>;

/**
 * Where a browser may be sent: https, http on this machine, or an application's own scheme, which
 * has a dot in it (RFC 8252 §7.1). Everything else, `javascript:` above all, is refused.
 */
function isReturnAddress(value: string): boolean {
  const url = URL.parse(value);
  if (!url || value.includes('#') || url.username || url.password) return false;
  // Addresses are compared exactly: a wildcard would match nothing but itself.
  if (url.hostname.includes('*')) return false;
  if (url.protocol === 'https:') return true;
  if (url.protocol === 'http:') return isLoopbackHost(url.host);
  return /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/i.test(url.protocol);
}

const isWebOrigin = (value: string) => isReturnAddress(value) && URL.parse(value)?.origin === value;

const returnAddress = z
  .string()
  .max(2000)
  .refine(
    isReturnAddress,
    'expected an https address, http on localhost, or an app scheme with a dot',
  );
const webOrigin = z
  .string()
  .max(2000)
  .refine(isWebOrigin, 'expected an origin such as https://app.example.com, without a path');
const httpsOrLoopback = returnAddress.refine(
  (value) => /^https?:/.test(value),
  'expected an https address, or http on localhost',
);

/** Lifetimes are whole seconds from a minute on. */
function seconds(most: number) {
  const expected = `expected a whole number of seconds from 60 to ${most}`;
  return z.number(expected).int(expected).min(60, expected).max(most, expected);
}

/** Kept as they were said, so that an application moves here and back whole; nothing acts on them. */
const keptFields = {
  description: z.string().max(140).optional(),
  client_metadata: z
    .record(z.string().max(255), z.string().max(255))
    .refine((metadata) => Object.keys(metadata).length <= 10, 'expected at most 10 fields')
    .optional(),
  client_aliases: z.array(z.string().max(2000)).max(100).optional(),
  allowed_clients: z.array(z.string().max(100)).max(100).optional(),
  cross_origin_authentication: z.boolean().optional(),
  cross_origin_loc: httpsOrLoopback.optional(),
  sso: z.boolean().optional(),
  sso_disabled: z.boolean().optional(),
  custom_login_page_on: z.boolean().optional(),
};

const keptOfRefreshTokens = {
  expiration_type: z.enum(['expiring', 'non-expiring']).optional(),
  leeway: z.number().int().min(0).max(60).optional(),
  infinite_token_lifetime: z.boolean().optional(),
};

/** The fields of an application's settings, each by itself. */
export const clientSettingsShape = {
  oidc_conformant: z.literal(true, 'expected true').optional(),
  app_type: z.enum(['regular_web', 'spa', 'native', 'non_interactive']).default('regular_web'),
  is_first_party: z.boolean().default(true),
  callbacks: z.array(returnAddress).max(100).default([]),
  allowed_logout_urls: z.array(returnAddress).max(100).default([]),
  web_origins: z.array(webOrigin).max(100).default([]),
  allowed_origins: z.array(webOrigin).max(100).default([]),
  initiate_login_uri: httpsOrLoopback.optional(),
  logo_uri: httpsOrLoopback.optional(),
  grant_types: z.array(z.enum(GRANT_TYPES)).optional(),
  token_endpoint_auth_method: z
    .enum(['none', 'client_secret_post', 'client_secret_basic'])
    .optional(),
  jwt_configuration: z
    .object({
      lifetime_in_seconds: seconds(2_592_000).default(36_000),
      alg: z.literal('RS256', 'expected RS256').optional(),
      secret_encoded: z.boolean().optional(),
    })
    .prefault({}),
  refresh_token: z
    .object({
      rotation_type: z.enum(['rotating', 'non-rotating']).default('rotating'),
      token_lifetime: seconds(31_557_600).default(2_592_000),
      idle_token_lifetime: seconds(31_557_600).optional(),
      infinite_idle_token_lifetime: z.boolean().optional(),
      ...keptOfRefreshTokens,
    })
    .prefault({}),
  oidc_logout: z
    .object({ backchannel_logout_urls: z.array(httpsOrLoopback).max(1).default([]) })
    .prefault({}),
  ...keptFields,
};

export const clientSettingsSchema = z.object(clientSettingsShape).transform((settings) => {
  const method = settings.token_endpoint_auth_method ?? defaultMethods[settings.app_type];
  const usual = defaultGrantTypes[settings.app_type];
  return {
    ...settings,
    // Without a secret anybody could ask for the tokens of a machine.
    grant_types:
      settings.grant_types ??
      (method === 'none' ? usual.filter((grant) => grant !== 'client_credentials') : usual),
    token_endpoint_auth_method: method,
  };
});

export type ClientSettings = z.output<typeof clientSettingsSchema>;
export type ClientSettingsInput = z.input<typeof clientSettingsSchema>;
