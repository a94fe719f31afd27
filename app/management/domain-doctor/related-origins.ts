import { isCoveredBy, nameOfHost, relatedOrigins } from '#app/tenancy/related-origins.ts';
import { acceptedRpIds } from '#app/tenancy/site.ts';
import { MAX_LABELS, findCaller, readRelatedOrigins } from '#app/webauthn/related-origins.ts';
import type { DocumentFault } from '#app/webauthn/related-origins.ts';

import { ask } from './ask.ts';
import type { Answer, Way } from './ask.ts';
import { fail, fine, skip, warn } from './check.ts';
import type { Subject, Verdict } from './check.ts';

const MAX_REDIRECTS = 5;

/**
 * Whether every origin of the tenant that uses an RP ID of another name may do so: by the file of
 * that name, read as browsers read it (WebAuthn L3 §5.11.1).
 */
export async function checkRelatedOrigins(subject: Subject): Promise<Verdict> {
  const { host, domain, domains, isLoopback } = subject;
  if (isLoopback) return skip('browsers read the list by TLS only');
  const rpIds = new Set([...acceptedRpIds(domain), nameOfHost(host)]);
  const verdicts: Verdict[] = [];
  for (const rpId of rpIds) {
    const needing = relatedOrigins(rpId, domains).filter(
      (origin) => !isCoveredBy(rpId, new URL(origin).host),
    );
    if (needing.length > 0) verdicts.push(await checkList(rpId, needing, subject));
  }
  const worst =
    verdicts.find(({ outcome }) => outcome === 'failed') ??
    verdicts.find(({ outcome }) => outcome === 'warning');
  if (worst) return worst;
  return verdicts.length > 0
    ? fine(verdicts.map(({ found }) => found).join('; '))
    : fine('no host of another name uses its passkeys');
}

async function checkList(
  rpId: string,
  needing: readonly string[],
  { domains, way }: Subject,
): Promise<Verdict> {
  const address = `https://${rpId}/.well-known/webauthn`;
  const isOurs = domains.some(({ host, status }) => status === 'active' && host === rpId);
  const next = isOurs
    ? `Let the proxy of ${rpId} pass everything below /.well-known/ on to Latchkey: npm run cli -- domains doctor ${rpId}`
    : `No domain of the tenant is ${rpId}: publish at ${address}, with content type application/json: ${JSON.stringify({ origins: relatedOrigins(rpId, domains) })}`;

  const fetched = await follow(address, way);
  if (!fetched.ok) return fail(`${address} ${fetched.reason}`, next);
  const read = readRelatedOrigins(fetched.answer);
  if (!read.ok) return fail(`${address} ${faultOf(read.fault, fetched.answer)}`, next);

  const missing = needing.filter((origin) => findCaller(origin, read.origins) === 'unlisted');
  if (missing.length > 0) return fail(`${address} does not list ${missing.join(', ')}`, next);
  const beyond = needing.filter((origin) => findCaller(origin, read.origins) === 'beyond_limit');
  if (beyond.length > 0) {
    return fail(
      `browsers stop reading ${address} after ${MAX_LABELS} names, before ${beyond.join(', ')}`,
      `Let no more than ${MAX_LABELS} names use the passkeys of ${rpId}, or list these first.`,
    );
  }
  const found = `${rpId} lists ${needing.join(', ')}`;
  return fetched.isRedirected
    ? warn(
        `${found}, after a redirect`,
        `Serve the list at ${address} itself: not all clients follow.`,
      )
    : fine(found);
}

type Fetched = { ok: true; answer: Answer; isRedirected: boolean } | { ok: false; reason: string };

/** Redirects count as long as they lead to https. */
async function follow(address: string, way: Way): Promise<Fetched> {
  let url = new URL(address);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const asked = await ask(url, way);
    if (!asked.ok) return { ok: false, reason: asked.reason };
    const { status, location } = asked;
    if (![301, 302, 303, 307, 308].includes(status) || !location) {
      return { ok: true, answer: asked, isRedirected: redirects > 0 };
    }
    if (location.protocol !== 'https:') {
      return { ok: false, reason: `redirects to ${location.href}, which is not https` };
    }
    url = location;
  }
  return { ok: false, reason: 'redirects without an end' };
}

const faultOf = (fault: DocumentFault, { status, contentType = 'none' }: Answer): string =>
  ({
    status: `answers ${status}`,
    content_type: `has the content type ${contentType}, which browsers do not read`,
    not_an_object: 'is not a JSON object',
    no_origins: 'has no list of origins',
  })[fault];
