/**
 * Which further origins a domain may have: applications whose ceremonies count in the APIs.
 *
 * 1. https, or http on this machine; exactly as a browser sends it, since it is compared as text.
 * 2. Its host is the RP ID or below it: browsers use a passkey nowhere else. While the domain moves
 *    either RP ID will do, so that an application goes on until the move ends.
 * 3. Five at most, each once, and not the domain's own, which always counts: what is written is what
 *    is stored.
 * 4. An Android application is the hash of its signing certificate; Android itself checks that the RP
 *    ID's site names the application.
 */
import { isCoveredBy } from '#app/tenancy/related-origins.ts';
import { isLoopbackHost } from '#app/tenancy/site.ts';

import { accept, isAddress, isName, refuse } from './domain-names.ts';
import type { Reading } from './domain-names.ts';

export const MAX_ORIGINS = 5;

const ANDROID = 'android:apk-key-hash:';

/** `rpIds`: those of which one must be the origin's host or above it. */
export function readOrigin(
  input: string,
  { rpIds, own }: { rpIds: readonly string[]; own: string },
): Reading {
  if (input.startsWith('android:')) return readAndroidOrigin(input);
  const url = URL.parse(input);
  if (!url || !/^https?:$/.test(url.protocol) || !isHostname(url.hostname) || url.port === '0') {
    return notAnOrigin;
  }
  if (url.origin !== input) return refuse(`expected exactly an origin: ${url.origin}`);
  if (url.protocol === 'http:' && !isLoopbackHost(url.host)) {
    return refuse('expected https: without it only localhost counts');
  }
  if (input === own) return refuse("expected another origin: the domain's own always counts");
  return isWithin(input, rpIds)
    ? accept(input)
    : refuse(`expected a host that is ${rpIds.join(' or ')}, or below`);
}

const notAnOrigin = refuse(
  'expected an origin such as https://app.example.com, without path, query, wildcard or trailing slash',
);

const isHostname = (name: string) => isName(name) || isAddress(name);

function readAndroidOrigin(input: string): Reading {
  const hash = input.startsWith(ANDROID) ? input.slice(ANDROID.length) : '';
  const bytes = Buffer.from(hash, 'base64url');
  return bytes.length === 32 && bytes.toString('base64url') === hash
    ? accept(input)
    : refuse(
        `expected ${ANDROID} and the SHA-256 of the signing certificate in base64url: 43 characters`,
      );
}

/** Whether an origin's host is one of the RP IDs or below one. Android's belong to any. */
export function isWithin(origin: string, rpIds: readonly string[]): boolean {
  if (origin.startsWith(ANDROID)) return true;
  const { hostname } = new URL(origin);
  return rpIds.some((rpId) => isCoveredBy(rpId, hostname));
}
