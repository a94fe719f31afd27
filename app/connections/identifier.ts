import { z } from 'zod';

import type { Identifier } from '#app/store/users.ts';

const MAX_CHARACTERS = 254;

const email = z.email().max(MAX_CHARACTERS);

/**
 * What a person typed to name themselves, as the store knows it: email in lower case, a phone
 * number starting with `+`, anything else a user name. Undefined where it can be none of them.
 */
export function parseIdentifier(typed: string): Identifier | undefined {
  const value = typed.trim();
  if (value === '' || value.length > MAX_CHARACTERS || /\p{Cc}/u.test(value)) return undefined;
  if (value.includes('@')) return { kind: 'email', value: value.toLowerCase() };
  if (/^\+[0-9]{1,15}$/.test(value)) return { kind: 'phoneNumber', value };
  return { kind: 'username', value };
}

/** An identifier that a new account can have: an email address of valid form. */
export function parseNewIdentifier(typed: string): Identifier | undefined {
  const identifier = parseIdentifier(typed);
  if (identifier?.kind !== 'email' || !email.safeParse(identifier.value).success) return undefined;
  return identifier;
}
