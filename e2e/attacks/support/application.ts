/** The application's half of a sign-in, in single requests: each step can be stopped, bent or repeated. */
import { createHash, randomBytes } from 'node:crypto';

import { expect } from '@playwright/test';

import type { Answer, HttpVisitor } from '../../support/http-visitor.ts';

export type Application = {
  /** Of the site that it signs in at. */
  origin: string;
  clientId: string;
  clientSecret: string | null;
  callback: string;
};

export type Visit = {
  /** The `state` of the hosted pages. */
  state: string;
  /** What the application checks when the code comes back (RFC 7636). */
  verifier: string;
};

export type Parameters = Record<string, string>;

export const newVerifier = (): string => randomBytes(32).toString('base64url');

export function authorizationPath(
  { clientId, callback }: Application,
  verifier: string,
  parameters: Parameters = {},
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'state-of-the-application',
    nonce: 'nonce-of-the-application',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...parameters,
  });
  return `/authorize?${query.toString()}`;
}

/** Goes to `/authorize` and stops on the first hosted page. */
export async function beginVisit(
  visitor: HttpVisitor,
  application: Application,
  parameters: Parameters = {},
): Promise<Visit> {
  const verifier = newVerifier();
  const answer = await visitor.get(authorizationPath(application, verifier, parameters));
  return { state: stateIn(answer), verifier };
}

/** The visit that a redirect leads to. */
export function stateIn({ status, location, text }: Answer): string {
  const url = URL.parse(location ?? '');
  const onPage = url && /^\/(login|signup|consent)$/.test(url.pathname);
  const state = onPage && url.searchParams.get('state');
  if (!state) throw new Error(`No visit began: ${status} ${location ?? text.slice(0, 300)}`);
  return state;
}

/** Follows redirects on the site until they lead away from it; returns that address. */
export async function followHome(visitor: HttpVisitor, answer: Answer): Promise<URL> {
  let last = answer;
  while (last.location !== undefined) {
    const next = new URL(last.location);
    if (next.host !== visitor.site.host) return next;
    last = await visitor.get(`${next.pathname}${next.search}`);
  }
  throw new Error(`The way home ended with ${last.status}: ${last.text.slice(0, 300)}`);
}

/** The code that a finished sign-in brings home. */
export async function codeAfter(visitor: HttpVisitor, answer: Answer): Promise<string> {
  const home = await followHome(visitor, answer);
  const code = home.searchParams.get('code');
  expect(code, home.href).toBeTruthy();
  return code ?? '';
}

/** Posts to the token endpoint as the application does. */
export function askForTokens(
  visitor: HttpVisitor,
  { clientId, clientSecret }: Application,
  fields: Parameters,
): Promise<Answer> {
  return visitor.send('/oauth/token', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(clientSecret && {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      }),
    },
    body: new URLSearchParams({
      ...(!clientSecret && { client_id: clientId }),
      ...fields,
    }).toString(),
  });
}

/** Hands in the code of a finished sign-in. */
export const redeem = (
  visitor: HttpVisitor,
  application: Application,
  code: string,
  verifier: string,
): Promise<Answer> =>
  askForTokens(visitor, application, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: application.callback,
    code_verifier: verifier,
  });
