/**
 * The cookie of an administrator's session.
 *
 * 1. Opaque and random; the server stores only its hash, and it opens nothing in another browser.
 * 2. `SameSite=Lax`: what changes anything is posted, and posts of other sites come without it.
 * 3. `__Host-` where there is TLS: no sibling domain can plant it.
 */
import type { Site } from './site.ts';

const cookieName = (site: Site) =>
  site.https ? '__Host-latchkey_dashboard' : 'latchkey_dashboard';

export const dashboardToken = (site: Site, cookieHeader: string | null): string | undefined =>
  new RegExp(`(?:^|;\\s*)${cookieName(site)}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(
    cookieHeader ?? '',
  )?.[1];

/** A header that keeps the token, or, for null, forgets it. */
export function dashboardCookie(site: Site, token: string | null): string {
  const secure = site.https ? '; Secure' : '';
  const lifetime = token === null ? '; Max-Age=0' : '';
  return `${cookieName(site)}=${token ?? ''}; Path=/; HttpOnly; SameSite=Lax${lifetime}${secure}`;
}
