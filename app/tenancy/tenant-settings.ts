/**
 * A tenant's settings, with the field names of Auth0's.
 *
 * 1. Honoured here: how long sessions last, where people go after logging out without naming an
 *    application, where they go who come without one, how long the log is kept, and which languages
 *    the pages speak.
 * 2. Some are kept for whoever reads them (tools, the dashboard), and change no page: see `kept`.
 * 3. What would promise something that does not happen here is refused, and says so.
 */
import { z } from 'zod';

import { languageOf, languageTags } from '#app/copy/choose-language.ts';
import type { Tenant } from '#app/store/tenants.ts';

const LONGEST_SESSION_MINUTES = 365 * 24 * 60;
const LONGEST_IDLE_MINUTES = 100 * 24 * 60;

const hours = (mostMinutes: number) =>
  z
    .number()
    .min(1 / 60, 'expected at least a minute')
    .max(mostMinutes / 60, `expected at most ${mostMinutes / 60} hours`);

const minutes = (most: number) =>
  z
    .number()
    .int()
    .min(1, 'expected at least a minute')
    .max(most, `expected at most ${most} minutes`);

const text = z.string().max(2000);
const optionalText = text.nullable();
const noAddress = z.literal('');

/** Only browsers read it: nothing is ever fetched from it. */
const httpsAddress = z.url({ protocol: /^https$/, error: 'expected an https address' }).max(2000);

const logoutAddress = z
  .url({
    protocol: /^[a-z][a-z0-9+.-]*$/,
    error: 'expected an address such as https://example.com',
  })
  .max(2000)
  .refine((value) => !/^(javascript|data|vbscript|blob|file):/i.test(value), 'expected an address');

const spokenLocale = z
  .string()
  .regex(/^[A-Za-z0-9-]{2,20}$/, 'expected the tag of a language, such as en')
  .refine((tag) => languageOf(tag) !== undefined, `expected one of ${languageTags.join(', ')}`);

const notHere = (what: string) => z.null(`expected null: ${what}`);

/** Flags that may be on or off without anything here being different. */
const keptFlags = [
  'change_pwd_flow_v1',
  'enable_client_connections',
  'enable_apis_section',
  'enable_pipeline2',
  'enable_legacy_profile',
  'enable_public_signup_user_exists_error',
  'enable_sso',
  'no_disclose_enterprise_connections',
  'disable_management_api_sms_obfuscation',
  'disable_impersonation',
  'allow_changing_enable_sso',
  'enforce_client_authentication_on_passwordless_start',
  'trust_azure_adfs_email_verified_connection_property',
  'enable_adfs_waad_email_verification',
  'revoke_refresh_token_grant',
  'dashboard_log_streams_next',
  'dashboard_insights_view',
  'disable_fields_map_fix',
  'mfa_show_factor_list_on_enrollment',
  'improved_signup_bot_detection_in_classic',
  'use_scope_descriptions_for_consent',
  'remove_alg_from_jwks',
  'custom_domains_provisioning',
  'genai_trial',
  'local_resource_discovery',
] as const;

/** Flags that would be believed, and why they stay off. */
const refusedFlags = {
  enable_dynamic_client_registration: 'nobody registers applications without an administrator',
  allow_legacy_tokeninfo_endpoint: 'there is no /tokeninfo',
  enable_idtoken_api2: 'ID tokens open no API',
  allow_legacy_delegation_grant_types: 'there is no delegation',
  allow_legacy_ro_grant_types: 'there is no /oauth/ro',
  disable_clickjack_protection_headers: 'pages are never shown in frames of others',
  require_pushed_authorization_requests: 'authorization requests may come by the address',
} as const;

const flags = z
  .strictObject({
    ...keyed(keptFlags, () => z.boolean()),
    ...keyed(Object.keys(refusedFlags) as (keyof typeof refusedFlags)[], (flag) =>
      z.literal(false, `expected false: ${refusedFlags[flag]}`),
    ),
  })
  .partial();

function keyed<Name extends string, Schema>(
  names: readonly Name[],
  schemaOf: (name: Name) => Schema,
) {
  return Object.fromEntries(names.map((name) => [name, schemaOf(name)])) as Record<Name, Schema>;
}

const honoured = {
  session_lifetime: hours(LONGEST_SESSION_MINUTES),
  idle_session_lifetime: hours(LONGEST_IDLE_MINUTES),
  /** Where somebody goes who opens `/login` without an application having sent them. */
  default_redirection_uri: z
    .union([noAddress, httpsAddress], 'expected an https address')
    .nullable(),
  allowed_logout_urls: z.array(logoutAddress).max(100),
  /** Null, and where nothing is said: for ever. Nobody's log goes before somebody has decided so. */
  log_retention_days: z
    .int('expected a whole number of days')
    .min(1, 'expected at least a day')
    .max(365, 'expected at most 365 days')
    .nullable(),
  /** Tags of languages, regions and all; tenants of older versions may have some that nobody speaks here. */
  enabled_locales: z.array(z.string()).max(200),
};

const kept = {
  picture_url: z.union([noAddress, httpsAddress], 'expected an https address').nullable(),
  support_email: z.union([noAddress, z.email('expected an e-mail address')]).nullable(),
  support_url: z.union([noAddress, httpsAddress], 'expected an https address').nullable(),
  default_directory: optionalText,
  sandbox_version: text,
  legacy_sandbox_version: text,
  ephemeral_session_lifetime: hours(LONGEST_SESSION_MINUTES),
  idle_ephemeral_session_lifetime: hours(LONGEST_IDLE_MINUTES),
  universal_login: z.strictObject({ colors: z.record(z.string(), z.unknown()) }).partial(),
  device_flow: z
    .strictObject({ charset: z.enum(['base20', 'digits']), mask: z.string().max(20) })
    .partial()
    .nullable(),
  oidc_logout: z.strictObject({ rp_logout_end_session_endpoint_discovery: z.boolean() }).partial(),
  sessions: z.strictObject({ oidc_logout_prompt_enabled: z.boolean() }).partial().nullable(),
  pushed_authorization_requests_supported: z.boolean(),
  skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().nullable(),
  phone_consolidated_experience: z.boolean(),
  enable_ai_guide: z.boolean(),
  include_session_metadata_in_tenant_logs: z.boolean(),
  flags,
};

/** Where nothing but what happens here anyhow may be said. */
const asItIs = {
  session_cookie: z
    .strictObject({
      mode: z.literal('persistent', 'expected persistent: there are no ephemeral sessions'),
    })
    .nullable(),
  default_audience: z
    .literal('', "expected '': applications name the audience they want")
    .nullable(),
  default_token_quota: notHere('there are no quotas of tokens'),
  change_password: notHere('there are no classic pages'),
  guardian_mfa_page: notHere('there are no classic pages'),
  error_page: notHere('there are no classic pages'),
  acr_values_supported: notHere('they are what the discovery document says'),
  mtls: notHere('there is no mutual TLS'),
  country_codes: notHere('there are no phone numbers'),
  security_headers: notHere('they are the same on all pages'),
  allow_organization_name_in_authentication_api: z.literal(
    false,
    'expected false: there are no organizations',
  ),
  customize_mfa_in_postlogin_action: z.literal(false, 'expected false: there are no actions'),
  authorization_response_iss_parameter_supported: z
    .literal(true, 'expected true: answers always name their issuer')
    .nullable(),
  client_id_metadata_document_supported: z.literal(
    false,
    'expected false: applications are registered',
  ),
};

export const tenantSettingsChangeSchema = z
  .strictObject({
    ...honoured,
    ...kept,
    ...asItIs,
    enabled_locales: z.array(spokenLocale).max(200),
    session_lifetime_in_minutes: minutes(LONGEST_SESSION_MINUTES),
    idle_session_lifetime_in_minutes: minutes(LONGEST_IDLE_MINUTES),
    ephemeral_session_lifetime_in_minutes: minutes(LONGEST_SESSION_MINUTES),
    idle_ephemeral_session_lifetime_in_minutes: minutes(LONGEST_IDLE_MINUTES),
  })
  .partial();

export type TenantSettingsChange = z.output<typeof tenantSettingsChangeSchema>;

const storedShape = { ...honoured, ...kept };
/** Read leniently: a newer version of this program may have written more. */
const storedSchema = z.object(storedShape).partial();

/** What is answered: what was set, and defaults of what is honoured. */
export const tenantSettingsSchema = z
  .strictObject(storedShape)
  .partial()
  .required({ session_lifetime: true, idle_session_lifetime: true, flags: true });

export type TenantSettings = z.output<typeof tenantSettingsSchema>;

/** Auth0's: 7 days at most, 3 days without use. */
const defaults = { session_lifetime: 168, idle_session_lifetime: 72, flags: {} };

export const settingsOf = ({ settings }: Pick<Tenant, 'settings'>): TenantSettings => ({
  ...defaults,
  ...storedSchema.parse(settings ?? {}),
});

/** What is stored after a change: what is left out stays, and null takes away. */
export function changedSettings(
  { settings }: Pick<Tenant, 'settings'>,
  change: TenantSettingsChange,
): Record<string, unknown> {
  const flags = { ...storedSchema.parse(settings ?? {}).flags, ...change.flags };
  const after: Record<string, unknown> = {
    ...settings,
    ...inHours(change),
    ...(change.flags && { flags }),
  };
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => name in storedShape && value != null),
  );
}

const lifetimes = [
  'session_lifetime',
  'idle_session_lifetime',
  'ephemeral_session_lifetime',
  'idle_ephemeral_session_lifetime',
] as const;

/** Tools write minutes and read hours: both are kept as hours of whole minutes. */
function inHours(change: TenantSettingsChange): TenantSettingsChange {
  const lasting = lifetimes.flatMap((name) => {
    const inHours = change[name];
    const inMinutes =
      change[`${name}_in_minutes`] ??
      (inHours === undefined ? undefined : Math.round(inHours * 60));
    return inMinutes === undefined ? [] : [[name, inMinutes / 60] as const];
  });
  return { ...change, ...Object.fromEntries(lasting) };
}

/** How long a session lasts, in seconds: in all, and without use. */
export function sessionSecondsOf(tenant: Pick<Tenant, 'settings'>): { all: number; idle: number } {
  const settings = settingsOf(tenant);
  return {
    all: Math.round(settings.session_lifetime * 3600),
    idle: Math.round(settings.idle_session_lifetime * 3600),
  };
}

/** The languages of the tenant's pages. The first is for whoever wants none of them. */
export function languagesOf(tenant: Pick<Tenant, 'settings'>): readonly string[] {
  const enabled = settingsOf(tenant).enabled_locales ?? [];
  const spoken = enabled.map(languageOf).filter((tag) => tag !== undefined);
  return spoken.length > 0 ? [...new Set(spoken)] : languageTags;
}
