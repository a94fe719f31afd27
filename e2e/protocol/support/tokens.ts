/** Tokens, looked at from outside: signatures with the published keys, everything else by its endpoint. */
import { createLocalJWKSet, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload, JWTVerifyResult } from 'jose';

import type { Answer, HttpVisitor } from '../../support/http-visitor.ts';

export async function publishedKeys(visitor: HttpVisitor): Promise<JSONWebKeySet> {
  return jsonOf(await visitor.get('/.well-known/jwks.json')) as unknown as JSONWebKeySet;
}

/** Checks signature, issuer, audience and times, as an application or an API does. */
export async function verify(
  visitor: HttpVisitor,
  token: string,
  audience: string,
): Promise<JWTVerifyResult> {
  return jwtVerify(token, createLocalJWKSet(await publishedKeys(visitor)), {
    issuer: `${visitor.site.origin}/`,
    audience,
    algorithms: ['RS256'],
  });
}

export async function claimsOf(
  visitor: HttpVisitor,
  token: string,
  audience: string,
): Promise<JWTPayload> {
  return (await verify(visitor, token, audience)).payload;
}

export const userinfo = (visitor: HttpVisitor, accessToken: string): Promise<Answer> =>
  visitor.get('/userinfo', { authorization: `Bearer ${accessToken}` });

export const jsonOf = ({ text }: Answer): Record<string, unknown> =>
  JSON.parse(text) as Record<string, unknown>;

/** What an endpoint answered, in the form that stories compare. */
export const refusalOf = (answer: Answer): [number, unknown] => [
  answer.status,
  jsonOf(answer).error,
];
