/**
 * A tenant as Auth0's deploy CLI writes it down, with its fields and its defaults. What a pipeline
 * puts in its place, secrets above all, stands between ##.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const API = 'https://orders.example.com';

/** What Auth0 has in every application. */
const usual = {
  is_token_endpoint_ip_header_trusted: false,
  is_first_party: true,
  oidc_conformant: true,
  sso_disabled: false,
  cross_origin_auth: false,
  cross_origin_authentication: false,
  allowed_clients: [],
  client_aliases: [],
  custom_login_page_on: true,
  jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36_000, secret_encoded: false },
  native_social_login: { apple: { enabled: false }, facebook: { enabled: false } },
};

const refreshTokens = (rotation: 'rotating' | 'non-rotating') => ({
  expiration_type: rotation === 'rotating' ? 'expiring' : 'non-expiring',
  leeway: 0,
  infinite_token_lifetime: rotation !== 'rotating',
  infinite_idle_token_lifetime: rotation !== 'rotating',
  token_lifetime: 2_592_000,
  idle_token_lifetime: 1_296_000,
  rotation_type: rotation,
});

const shop = {
  name: 'Shop',
  description: 'Where things are bought',
  logo_uri: 'https://shop.example.com/logo.png',
  callbacks: ['https://shop.example.com/callback'],
  allowed_logout_urls: ['https://shop.example.com'],
  initiate_login_uri: 'https://shop.example.com/login',
  client_metadata: { team: 'sales' },
  ...usual,
  refresh_token: refreshTokens('non-rotating'),
  oidc_logout: { backchannel_logout_urls: ['https://shop.example.com/logged-out'] },
  token_endpoint_auth_method: 'client_secret_post',
  app_type: 'regular_web',
  grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
};

const board = {
  name: 'Board',
  callbacks: ['https://board.example.com'],
  allowed_logout_urls: ['https://board.example.com'],
  web_origins: ['https://board.example.com'],
  allowed_origins: ['https://board.example.com'],
  ...usual,
  refresh_token: refreshTokens('rotating'),
  token_endpoint_auth_method: 'none',
  app_type: 'spa',
  grant_types: ['authorization_code', 'refresh_token'],
};

const phone = {
  name: 'Phone',
  callbacks: ['com.example.phone://login.example.com/callback'],
  ...usual,
  refresh_token: refreshTokens('rotating'),
  token_endpoint_auth_method: 'none',
  app_type: 'native',
  grant_types: ['authorization_code', 'refresh_token'],
};

const nightly = {
  name: 'Nightly job',
  ...usual,
  refresh_token: refreshTokens('non-rotating'),
  token_endpoint_auth_method: 'client_secret_basic',
  app_type: 'non_interactive',
  grant_types: ['client_credentials'],
};

const people = {
  name: 'People',
  strategy: 'auth0',
  enabled_clients: ['Board', 'Phone', 'Shop'],
  is_domain_connection: false,
  options: {
    mfa: { active: true, return_enroll_settings: true },
    passwordPolicy: 'good',
    password_complexity_options: { min_length: 12 },
    password_history: { size: 5, enable: false },
    password_no_personal_info: { enable: true },
    password_dictionary: { enable: true, dictionary: ['acme'] },
    passkey_options: {
      challenge_ui: 'both',
      local_enrollment_enabled: true,
      progressive_enrollment_enabled: true,
    },
    authentication_methods: { passkey: { enabled: true }, password: { enabled: true } },
    strategy_version: 2,
    brute_force_protection: true,
    disable_signup: false,
  },
};

const legacy = {
  name: 'Legacy',
  strategy: 'auth0',
  enabled_clients: ['Shop'],
  is_domain_connection: false,
  options: {
    enabledDatabaseCustomization: true,
    import_mode: true,
    customScripts: { get_user: './get_user.js', login: './login.js' },
    configuration: { LEGACY_URL: 'https://users.example.com', LEGACY_KEY: '##LEGACY_KEY##' },
    passwordPolicy: 'fair',
    strategy_version: 2,
    brute_force_protection: true,
  },
};

const login = `function login(email, password, callback) {
  if (!configuration.LEGACY_KEY) return callback(new Error('no key'));
  callback(new WrongUsernameOrPasswordError(email));
}
`;

const getUser = `function getByEmail(email, callback) {
  callback(null);
}
`;

const files: Record<string, unknown> = {
  'clients/Board.json': board,
  'clients/Nightly job.json': nightly,
  'clients/Phone.json': phone,
  'clients/Shop.json': shop,
  'resource-servers/Orders.json': {
    name: 'Orders',
    identifier: API,
    scopes: [
      { value: 'read:orders', description: 'See orders' },
      { value: 'write:orders', description: 'Change orders' },
    ],
    allow_offline_access: true,
    signing_alg: 'RS256',
    skip_consent_for_verifiable_first_party_clients: true,
    token_lifetime: 3600,
    token_lifetime_for_web: 3600,
  },
  'resource-servers/Stock.json': {
    name: 'Stock',
    identifier: 'urn:stock',
    scopes: [{ value: 'read:stock' }],
    allow_offline_access: false,
    signing_alg: 'RS256',
    skip_consent_for_verifiable_first_party_clients: true,
    token_lifetime: 86_400,
    token_lifetime_for_web: 7200,
  },
  'grants/Nightly job-Orders.json': {
    client_id: 'Nightly job',
    audience: API,
    scope: ['read:orders', 'write:orders'],
    subject_type: 'client',
  },
  'grants/Shop-Stock.json': {
    client_id: 'Shop',
    audience: 'urn:stock',
    scope: ['read:stock'],
    subject_type: 'client',
  },
  'database-connections/People/database.json': people,
  'database-connections/Legacy/database.json': legacy,
  'database-connections/Legacy/login.js': login,
  'database-connections/Legacy/get_user.js': getUser,
  'branding/branding.json': {
    logo_url: 'https://acme.example.com/logo.png',
    favicon_url: 'https://acme.example.com/favicon.ico',
    colors: { primary: '#0a66c2', page_background: '#ffffff' },
    font: { url: 'https://acme.example.com/font.woff' },
  },
  'prompts/prompts.json': {
    universal_login_experience: 'new',
    identifier_first: true,
    webauthn_platform_first_factor: false,
  },
  'log-streams/Archive.json': {
    name: 'Archive',
    type: 'http',
    status: 'active',
    sink: {
      httpContentType: 'application/json',
      httpContentFormat: 'JSONARRAY',
      httpEndpoint: 'https://archive.example.com/events',
      httpAuthorization: '##ARCHIVE_KEY##',
    },
    filters: [],
  },
  ...Object.fromEntries(
    ['brute-force-protection', 'suspicious-ip-throttling', 'breached-password-detection'].map(
      (name) => [`attack-protection/${name}.json`, { enabled: false }],
    ),
  ),
  'guardian/factors/otp.json': { name: 'otp', enabled: true },
  'roles/Editor.json': { name: 'Editor', description: 'Edits', permissions: [] },
  'tenant.json': {
    friendly_name: 'Acme',
    picture_url: 'https://acme.example.com/logo.png',
    support_email: 'help@example.com',
    support_url: 'https://help.example.com',
    default_redirection_uri: 'https://acme.example.com',
    allowed_logout_urls: ['https://acme.example.com'],
    session_lifetime: 72,
    idle_session_lifetime: 24,
    enabled_locales: ['en'],
    sandbox_version: '22',
    oidc_logout: { rp_logout_end_session_endpoint_discovery: true },
    flags: { enable_client_connections: false, revoke_refresh_token_grant: false },
  },
};

/** What of it has a place here; the rest would promise what does not happen. */
export const moving = JSON.stringify([
  ...['tenant', 'branding', 'prompts', 'clients', 'resourceServers', 'clientGrants'],
  ...['databases', 'logStreams'],
]);

export function writeExportedTenant(directory: string): void {
  for (const [file, contents] of Object.entries(files)) {
    const target = path.join(directory, file);
    mkdirSync(path.dirname(target), { recursive: true });
    const text = typeof contents === 'string' ? contents : `${JSON.stringify(contents, null, 2)}\n`;
    writeFileSync(target, text);
  }
}
