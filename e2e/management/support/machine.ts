/** A machine of a tenant's administrators, with a token for the Management API. */
import { managementScopes } from '../../../app/oidc/management-scopes.ts';
import { localFetch } from '../../support/local-fetch.ts';
import type { Tenant } from '../../support/tenant.ts';
import { expectDescribed } from './described-answers.ts';

export type Machine = {
  clientId: string;
  /** What each client of the `auth0` package is made with. */
  options: { baseUrl: string; token: string; fetch: typeof fetch; maxRetries: number };
  /** Asks without a client: the status, the headers and the body that comes back. */
  ask: (method: string, path: string, body?: unknown, headers?: Headings) => Promise<Answer>;
};

type Headings = Record<string, string>;

export type Answer = { status: number; headers: Headers; body: unknown };

/** Where no scope is named, the machine may do everything. Every answer is what is described. */
export async function newMachine(
  { cli, origin }: Pick<Tenant, 'cli' | 'origin'>,
  ...named: readonly string[]
): Promise<Machine> {
  const scopes = named.length > 0 ? named : managementScopes.map(({ value }) => value);
  const client = (await cli('clients', 'create', '--name', 'Ops', '--type', 'non_interactive')) as {
    clientId: string;
    clientSecret: string;
  };
  const audience = `${origin}/api/v2/`;
  await cli(
    ...['apis', 'grant', '--client-id', client.clientId, '--audience', audience],
    ...scopes.flatMap((scope) => ['--scope', scope]),
  );
  const response = await fetchHere(`${origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
      audience,
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  const baseUrl = `${origin}/api/v2`;
  return {
    clientId: client.clientId,
    options: { baseUrl, token, fetch: fetchDescribed, maxRetries: 0 },
    ask: async (method, path, body, headers = {}) => {
      const answer = await fetchDescribed(`${baseUrl}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        headers: answer.headers,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
    },
  };
}

/** Refuses an answer that the API's own description does not have. */
const fetchDescribed: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const answer = await fetchHere(input, init);
  await expectDescribed(request, answer.clone());
  return answer;
};

/** Node knows no names below `localhost`. */
const fetchHere: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const body = Buffer.from(await request.arrayBuffer());
  return localFetch(request.url, {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    ...(body.length > 0 && { body }),
  });
};
