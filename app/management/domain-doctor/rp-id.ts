import { newDomainSchema } from '../domain-rules.ts';
import { fail, fine } from './check.ts';
import type { Subject, Verdict } from './check.ts';

/**
 * Whether browsers can bind passkeys to the RP ID. It was looked at when the domain was made, but
 * the list of public suffixes goes on growing.
 */
export function checkRpId({ host, domain: { rpId, previousRpId } }: Subject): Verdict {
  const checked = newDomainSchema.safeParse({ host, rpId });
  if (!checked.success) {
    const problem = checked.error.issues[0]?.message ?? 'expected a domain of your own';
    return fail(
      `browsers refuse the RP ID ${rpId}: ${problem}`,
      'Bind passkeys to a name of your own; docs/domains.md says how a domain moves to one.',
    );
  }
  const bound = `passkeys are bound to ${rpId}`;
  return fine(
    previousRpId === null
      ? bound
      : `${bound}; it moves from ${previousRpId}, whose passkeys are accepted too`,
  );
}
