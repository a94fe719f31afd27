/** An application as its pages read it: the settings with the Management API's names. */
export type AppType = 'spa' | 'regular_web' | 'native' | 'non_interactive';

export type AuthMethod = 'none' | 'client_secret_basic' | 'client_secret_post';

export type Application = {
  client_id: string;
  name: string;
  app_type: AppType;
  is_first_party: boolean;
  callbacks: string[];
  allowed_logout_urls: string[];
  web_origins: string[];
  initiate_login_uri?: string;
  grant_types: string[];
  token_endpoint_auth_method: AuthMethod;
  jwt_configuration: { lifetime_in_seconds: number };
  refresh_token: {
    rotation_type: 'rotating' | 'non-rotating';
    token_lifetime: number;
    idle_token_lifetime?: number;
    infinite_idle_token_lifetime?: boolean;
  };
  oidc_logout: { backchannel_logout_urls: string[] };
};

/** Whether it proves with a secret that it is the one asking. */
export const isConfidential = ({
  token_endpoint_auth_method: method,
}: Pick<Application, 'token_endpoint_auth_method'>): boolean => method !== 'none';
