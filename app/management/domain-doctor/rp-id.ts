import { isCoveredBy } from '#app/tenancy/related-origins.ts';

import { readRpId, readRpIdOf } from '../domain-names.ts';
import { fail, fine } from './check.ts';
import type { Subject, Verdict } from './check.ts';

/**
 * Whether browsers can bind passkeys to the RP ID. It was looked at when the domain was made, but
 * the list of public suffixes goes on growing. In a move, one of the two may be of another host.
 */
export function checkRpId({ host, domain: { rpId, previousRpId } }: Subject): Verdict {
  for (const each of previousRpId === null ? [rpId] : [rpId, previousRpId]) {
    const mayBeForeign = previousRpId !== null && !isCoveredBy(each, host);
    const reading = mayBeForeign ? readRpId(each) : readRpIdOf(host, each);
    if (!reading.ok) {
      return fail(
        `browsers refuse the RP ID ${each}: ${reading.problem}`,
        'Bind passkeys to a name of your own; docs/domains.md says how a domain moves to one.',
      );
    }
  }
  const bound = `new passkeys are bound to ${rpId}`;
  return fine(
    previousRpId === null ? bound : `${bound}; it moves from ${previousRpId}, which counts too`,
  );
}
