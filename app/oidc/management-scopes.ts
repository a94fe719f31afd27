/** What a machine can be allowed in the Management API (Auth0's names). */
const verbs = {
  connections: 'read create update delete',
  connections_options: 'read update',
  clients: 'read create update delete',
  client_keys: 'read update',
  client_credentials: 'read',
  client_grants: 'read create update delete',
  resource_servers: 'read create update delete',
  users: 'read create update delete',
  users_app_metadata: 'read create update delete',
  authentication_methods: 'read create update delete',
  sessions: 'read delete',
  user_tickets: 'create',
  logs: 'read',
  logs_users: 'read',
  log_streams: 'read create update delete',
  tenant_settings: 'read update',
  prompts: 'read update',
  branding: 'read update delete',
  custom_domains: 'read create update delete',
  signing_keys: 'read create update',
  stats: 'read',
  attack_protection: 'read update',
  actions: 'read',
  rules: 'read',
  rules_configs: 'read',
  hooks: 'read',
  roles: 'read',
  organizations: 'read',
  email_provider: 'read',
  email_templates: 'read',
  guardian_factors: 'read',
  mfa_policies: 'read update',
  phone_providers: 'read',
  phone_templates: 'read',
  triggers: 'read',
  forms: 'read',
  flows: 'read',
  flows_vault_connections: 'read',
  self_service_profiles: 'read',
  network_acls: 'read',
  user_attribute_profiles: 'read',
  connection_profiles: 'read',
  token_exchange_profiles: 'read',
  risk_assessments: 'read update',
  event_streams: 'read',
  directory_provisionings: 'read',
  rate_limit_policies: 'read',
  audit_trail: 'read',
  administrators: 'read create update delete',
} as const;

type Resources = typeof verbs;
type Words<Text extends string> = Text extends `${infer First} ${infer Rest}`
  ? First | Words<Rest>
  : Text;
export type ManagementScope = {
  [Resource in keyof Resources]: `${Words<Resources[Resource]>}:${Resource}`;
}[keyof Resources];

export const managementScopes = Object.entries(verbs).flatMap(([resource, words]) =>
  words.split(' ').map((verb) => ({
    value: `${verb}:${resource}` as ManagementScope,
    description: `${verb[0]?.toUpperCase()}${verb.slice(1)} ${resource.replaceAll('_', ' ')}`,
  })),
);
