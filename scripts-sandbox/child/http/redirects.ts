/** Where a redirect leads, and what goes along (RFC 9110, 15.4; the fetch standard for the rest). */
import type { Hop } from './exchange.ts';

const redirects = new Set([301, 302, 303, 307, 308]);

export const isRedirect = (status: number): boolean => redirects.has(status);

/** What proves who asks, and is meant for the first origin alone. */
const credentials = ['authorization', 'cookie', 'cookie2'];
const aboutBody = ['content-type', 'content-encoding', 'content-language', 'content-location'];

/** @param to where the response has pointed: an http or https URL. */
export function redirected({ method, url, headers, body }: Hop, status: number, to: URL): Hop {
  const next = new Headers(headers);
  // What a server writes in front of its host is not what the script would prove itself by.
  to.username = '';
  to.password = '';
  if (to.origin !== url.origin) for (const name of credentials) next.delete(name);
  const becomesGet =
    (status === 303 && method !== 'HEAD') ||
    ((status === 301 || status === 302) && method === 'POST');
  if (!becomesGet) return { method, url: to, headers: next, body };
  for (const name of aboutBody) next.delete(name);
  return { method: 'GET', url: to, headers: next, body: undefined };
}
