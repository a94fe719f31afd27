const MAX_CHARACTERS = 120;

/** What changes a line or the direction of a text, and halves of a character. */
const unwanted = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** A name has to be seen: a letter, a digit, a sign or an emoji. */
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * A name that somebody typed for a passkey or for themselves, as it is stored. Characters are
 * counted as a person sees most of them (code points), so that an emoji is not cut in two. Undefined
 * where it is none.
 */
export function parseTypedName(typed: string): string | undefined {
  const name = typed.normalize('NFC').trim();
  if (Array.from(name).length > MAX_CHARACTERS) return undefined;
  return unwanted.test(name) || !visible.test(name) ? undefined : name;
}
