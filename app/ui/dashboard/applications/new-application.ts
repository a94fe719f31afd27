/** What a new application begins with, by its kind: only what that kind needs. */
import type { AppType } from './application.ts';
import { originOf } from './return-address.ts';

type Start = {
  /** What the one address that is asked for is called; undefined where none is. */
  label: string;
  hint: string;
  example: string;
};

/** The address that a kind is asked for. Nobody is sent back to a machine. */
export const startOf: Record<AppType, Start | undefined> = {
  spa: {
    label: 'Where it runs',
    hint: 'People come back to this address. You can add others later.',
    example: 'http://localhost:5173',
  },
  regular_web: {
    label: 'Where it runs',
    hint: 'People come back to /callback below this address. You can add others later.',
    example: 'http://localhost:3001',
  },
  native: {
    label: 'Callback',
    hint: 'A scheme that only your app has, or an https address that opens it.',
    example: 'com.example.app:/callback',
  },
  non_interactive: undefined,
};

const withoutSlash = (address: string) => address.replace(/\/+$/, '');

/** The settings of a new application, for `create_client`. */
export function newApplication(kind: AppType, name: string, start: string) {
  return { name, app_type: kind, ...settingsOf(kind, start.trim()) };
}

function settingsOf(kind: AppType, start: string) {
  switch (kind) {
    case 'spa':
      return {
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        callbacks: [start],
        allowed_logout_urls: [start],
        web_origins: [originOf(start)],
        // What a browser keeps can be copied: a refresh token works once.
        refresh_token: { rotation_type: 'rotating' },
      };
    case 'regular_web':
      return {
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['authorization_code', 'refresh_token'],
        callbacks: [`${withoutSlash(start)}/callback`],
        allowed_logout_urls: [withoutSlash(start)],
        initiate_login_uri: `${withoutSlash(start)}/login`,
        // Its secret goes with every refresh token, so one that is lost opens nothing.
        refresh_token: { rotation_type: 'non-rotating' },
      };
    case 'native':
      return {
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        callbacks: [start],
        allowed_logout_urls: [start],
        refresh_token: { rotation_type: 'rotating' },
      };
    case 'non_interactive':
      return {
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['client_credentials'],
      };
  }
}
