/**
 * Where this application finds its login: in the environment, or in the file that Latchkey leaves
 * beside its data on a first start, so that a first look needs no settings at all.
 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Settings = {
  port: number;
  baseUrl: string;
  issuerBaseUrl: string;
  clientId: string;
  clientSecret: string;
  /** Encrypts this application's own session cookie. */
  sessionSecret: string;
};

/** Something is missing or wrong; the message says what to do. */
export class SettingsError extends Error {}

type Environment = Record<string, string | undefined>;

export function readSettings(env: Environment): Settings {
  const port = Number(env.PORT || 3001);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new SettingsError(`PORT is not a port number: ${env.PORT ?? ''}`);
  }
  const registration = fromEnvironment(env) ?? fromFirstStart(env);
  return {
    port,
    baseUrl: `http://localhost:${port}`,
    ...registration,
    // Derived, so that people stay signed in when this application restarts.
    sessionSecret: createHmac('sha256', registration.clientSecret).update('session').digest('hex'),
  };
}

type Registration = Pick<Settings, 'issuerBaseUrl' | 'clientId' | 'clientSecret'>;

function fromEnvironment(env: Environment): Registration | undefined {
  const { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret } = env;
  if (!clientId && !clientSecret) return undefined;
  if (!clientId || !clientSecret) {
    throw new SettingsError('Set both CLIENT_ID and CLIENT_SECRET, or neither.');
  }
  return { issuerBaseUrl: env.ISSUER_BASE_URL || 'http://localhost:3000', clientId, clientSecret };
}

function fromFirstStart(env: Environment): Registration {
  const file = path.resolve(env.LATCHKEY_DATA_DIR || 'data', 'sample-application.json');
  let stored: Record<string, unknown>;
  try {
    stored = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    throw new SettingsError(
      [
        'This application is not registered yet. Do one of these:',
        `  - start Latchkey once (npm run up): it registers this application in ${file}`,
        '  - set CLIENT_ID and CLIENT_SECRET, and ISSUER_BASE_URL if Latchkey is not on http://localhost:3000',
      ].join('\n'),
    );
  }
  const { issuer, clientId, clientSecret } = stored;
  if (![issuer, clientId, clientSecret].every((value) => typeof value === 'string')) {
    throw new SettingsError(`${file} is not what Latchkey writes: remove it and start Latchkey.`);
  }
  return {
    issuerBaseUrl: env.ISSUER_BASE_URL || String(issuer),
    clientId: String(clientId),
    clientSecret: String(clientSecret),
  };
}
