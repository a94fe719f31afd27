/**
 * A random id for each browser. It proves that one browser began and ends a visit, and says nothing else.
 *
 * 1. Opaque and random; the server stores only its hash.
 * 2. `SameSite=Lax`: a form posted from another site arrives without it, so it finds no visit.
 * 3. `__Host-` where there is TLS: no sibling domain can plant it.
 */
import { hashToken, newToken } from '#app/ids.ts';

import type { Site } from './site.ts';

const MAX_AGE_SECONDS = 400 * 24 * 60 * 60;

const cookieName = (site: Site) => (site.https ? '__Host-latchkey_browser' : 'latchkey_browser');

/** Reads the cookie, or makes one: then `setCookie` is the header to send. */
export function browserIdentity(
  site: Site,
  cookieHeader: string | undefined,
): { browserHash: string; setCookie?: string } {
  const name = cookieName(site);
  const sent = new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(cookieHeader ?? '');
  if (sent?.[1]) return { browserHash: hashToken(sent[1]) };
  const token = newToken();
  const secure = site.https ? '; Secure' : '';
  return {
    browserHash: hashToken(token),
    setCookie: `${name}=${token}; Path=/; Max-Age=${MAX_AGE_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
  };
}
