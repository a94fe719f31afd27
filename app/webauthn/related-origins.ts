/**
 * How a client decides whether an origin may use an RP ID that is neither its own name nor above it:
 * the related origins validation procedure of WebAuthn L3 §5.11.1, step by step.
 *
 * The client asks `https://<RP ID>/.well-known/webauthn` without credentials and without a
 * referrer, and follows redirects as long as they lead to https.
 */
import { getDomainWithoutSuffix } from 'tldts';
import { z } from 'zod';

/** Clients must count as far as this (§5.11), and none is known to count further. */
export const MAX_LABELS = 5;

/** What came back, after redirects. */
export type FetchedDocument = { status: number; contentType: string | undefined; body: string };

/** Why a client throws a `SecurityError` without looking for the origin. */
export type DocumentFault = 'status' | 'content_type' | 'not_an_object' | 'no_origins';

const jsonObject = z.record(z.string(), z.unknown());
const listOfOrigins = z.array(z.string());

/** Step 2: the list that a fetched document holds. */
export function readRelatedOrigins({
  status,
  contentType = '',
  body,
}: FetchedDocument): { ok: true; origins: string[] } | { ok: false; fault: DocumentFault } {
  if (status !== 200) return { ok: false, fault: 'status' };
  const [essence = ''] = contentType.split(';');
  if (essence.trim().toLowerCase() !== 'application/json') {
    return { ok: false, fault: 'content_type' };
  }
  const document = jsonObject.safeParse(parsed(body));
  if (!document.success) return { ok: false, fault: 'not_an_object' };
  const origins = listOfOrigins.safeParse(document.data.origins);
  return origins.success ? { ok: true, origins: origins.data } : { ok: false, fault: 'no_origins' };
}

/**
 * Steps 3 to 5: whether the caller is in the list. A client gives up on new names after `maxLabels`
 * of them, where login.acme.example and acme.co.uk are one name, acme: what comes later
 * under another name is `beyond_limit`, which to a browser is the same as `unlisted`.
 */
export function findCaller(
  callerOrigin: string,
  origins: readonly string[],
  maxLabels = MAX_LABELS,
): 'listed' | 'beyond_limit' | 'unlisted' {
  const labelsSeen = new Set<string>();
  let isBeyondLimit = false;
  for (const item of origins) {
    const origin = URL.parse(item)?.origin;
    const label = origin === undefined ? null : registrableLabel(origin);
    if (!label) continue;
    const isCaller = origin === callerOrigin;
    if (labelsSeen.size >= maxLabels && !labelsSeen.has(label)) {
      isBeyondLimit ||= isCaller;
      continue;
    }
    if (isCaller) return 'listed';
    labelsSeen.add(label);
  }
  return isBeyondLimit ? 'beyond_limit' : 'unlisted';
}

/** The first label of the registrable domain, as in the whole Public Suffix List. */
function registrableLabel(origin: string): string | null {
  const name = URL.parse(origin)?.hostname;
  return name ? getDomainWithoutSuffix(name, { allowPrivateDomains: true }) : null;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
