/** What an operator reads instead of a secret. */
export const MASK = '********';

/** Shorter values are in every other word: to mask them would hide everything and protect nothing. */
const MIN_CHARACTERS = 4;

/** Shorter lines of a secret are brackets and the like. */
const MIN_CHARACTERS_OF_LINE = 8;

/**
 * Takes secrets out of whatever a script has said before anybody can read it: as they are, and as
 * they look in URLs, forms, JSON, base64 (which differs with what stands before) and hexadecimal
 * digits. Of an address that is its password too, and of a key each of its lines.
 */
export function maskerOf(secrets: readonly string[]): <Said>(said: Said) => Said {
  const whole = secrets.flatMap((secret) => [secret, ...passwordOf(secret)]).filter(isLongEnough);
  const forms = [...new Set([...whole.flatMap(formsOf), ...whole.flatMap(linesOf)])]
    .filter(isLongEnough)
    // A secret that is part of another one must not leave the rest of it standing.
    .toSorted((a, b) => b.length - a.length);
  if (forms.length === 0) return (said) => said;
  const pattern = new RegExp(forms.map(escaped).join('|'), 'g');
  return (said) => masked(said, (text) => text.replace(pattern, MASK)) as typeof said;
}

function masked(said: unknown, mask: (text: string) => string): unknown {
  if (typeof said === 'string') return mask(said);
  if (Array.isArray(said)) return said.map((one) => masked(one, mask));
  if (typeof said !== 'object' || said === null || said instanceof Date) return said;
  return Object.fromEntries(
    Object.entries(said).map(([name, value]) => [mask(name), masked(value, mask)]),
  );
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const wellFormed = secret.toWellFormed();
  const inAddresses = [
    encodeURI(wellFormed),
    encodeURIComponent(wellFormed),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ];
  const hex = bytes.toString('hex');
  return [
    secret,
    ...inAddresses,
    ...inAddresses.map((text) => text.replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase())),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    ...[0, 1, 2].flatMap((before) => inBase64(bytes, before)),
    hex,
    hex.toUpperCase(),
  ];
}

/** The characters that the bytes alone decide, where so many others stand before them in a group of three. */
function inBase64(bytes: Buffer, before: number): string[] {
  const all = Buffer.concat([Buffer.alloc(before), bytes]);
  const [first, end] = [Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6)];
  return [all.toString('base64').slice(first, end), all.toString('base64url').slice(first, end)];
}

function passwordOf(secret: string): string[] {
  const { password = '' } = URL.parse(secret) ?? {};
  if (password === '') return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** Quotes and escapes are for keys that stand in JSON. */
function linesOf(secret: string): string[] {
  const lines = secret.split(/[\r\n"]|\\[nr]/).map((line) => line.trim());
  return lines.length === 1 ? [] : lines.filter(({ length }) => length >= MIN_CHARACTERS_OF_LINE);
}

const isLongEnough = (text: string): boolean => text.length >= MIN_CHARACTERS;

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
