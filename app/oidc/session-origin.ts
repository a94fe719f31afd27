/**
 * Where a session was begun: kept beside what the engine stores of it.
 *
 * 1. It is written when somebody signs in and stays until somebody signs in again: whoever holds
 *    only the session's cookie cannot make it theirs by using it.
 * 2. The browser is known by the hash of its random cookie, as everywhere.
 */
import type { IncomingMessage } from 'node:http';

import { Provider } from 'oidc-provider';
import type { AdapterPayload, Session } from 'oidc-provider';

import { browserOf } from '#app/tenancy/browser-name.ts';
import { getRequestContext } from '#app/tenancy/request-context.ts';

type SessionOrigin = {
  /** The host that it was begun on: there its cookie is, and there its applications know it from. */
  host: string;
  browserHash: string;
  /** For people: "Chrome on Linux". */
  browser: string;
  /** The address that it was begun from. */
  ip: string;
  /** When the engine last wrote the session, in milliseconds since 1970. */
  usedAt: number;
};

type WithOrigin = { origin?: SessionOrigin };

/** The origin in what the engine has of a session; none in one that is older than origins. */
export const originIn = (session: object): SessionOrigin | undefined =>
  (session as WithOrigin).origin;

/** Has the engine write the origin when somebody signs in, and carry it along from then on. */
export function carryOrigins(provider: Provider): void {
  const engineSession = provider.Session as unknown as {
    IN_PAYLOAD: string[];
    prototype: Session & WithOrigin;
  };
  Object.defineProperty(engineSession, 'IN_PAYLOAD', {
    value: [...engineSession.IN_PAYLOAD, 'origin'],
  });
  const { loginAccount } = engineSession.prototype;
  engineSession.prototype.loginAccount = function (this: Session & WithOrigin, details) {
    this.origin = Provider.ctx && originOf(Provider.ctx.req);
    loginAccount.call(this, details);
  };
}

export function originOf(request: IncomingMessage, now = Date.now()): SessionOrigin {
  const { site, browserHash, ip, userAgent } = getRequestContext(request);
  const { host } = site.domain;
  return { host, browserHash, browser: browserOf(userAgent).label, ip, usedAt: now };
}

/** What the engine stores of a session, with the moment in which it does. */
export function withUse(payload: AdapterPayload, now = Date.now()): AdapterPayload {
  const origin = originIn(payload);
  return origin ? { ...payload, origin: { ...origin, usedAt: now } } : payload;
}
