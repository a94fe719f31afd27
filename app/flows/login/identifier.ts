import { parseIdentifier } from '#app/connections/identifier.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { keepIdentifier } from '#app/store/login-transactions.ts';
import { promptsOf } from '#app/tenancy/prompts.ts';

import type { Caller } from '../caller.ts';
import type { Visit } from '../visit.ts';

/** Whether a sign-in begins with the identifier alone; otherwise the password stands beside it. */
export const asksIdentifierFirst = ({ site }: Caller): boolean =>
  promptsOf(site.tenant).identifier_first;

/**
 * Takes the identifier of the first page. It is not looked up: known and unknown ones go the same
 * way in the same time.
 */
export async function takeIdentifier(
  caller: Caller,
  visit: Visit,
  typed: string,
): Promise<{ ok: true } | Refused> {
  if (typed.trim() === '') return refuse('identifier_required');
  const identifier = parseIdentifier(typed);
  if (!identifier) return refuse('identifier_invalid');
  await keepIdentifier(caller.site.tenant.id, visit.uid, identifier.value);
  return { ok: true };
}
