import { databaseLimits } from '../../limits.ts';

/** @throws Error where a connection string is longer than any. */
export function requireShort(uri: unknown): void {
  if (typeof uri !== 'string' || uri.length <= databaseLimits.uriCharacters) return;
  throw new Error(
    `A connection string has at most ${String(databaseLimits.uriCharacters)} characters`,
  );
}

/**
 * Settings of a connection, as far as they are ours to pass on.
 *
 * @throws Error where a key is under a passphrase: how long trying one takes is written in the key.
 */
export function picked(given: unknown, names: readonly string[]): Record<string, unknown> {
  if (typeof given !== 'object' || given === null) return {};
  if (Object.hasOwn(given, 'passphrase')) {
    throw new Error('Keys under a passphrase are not supported: store them decrypted');
  }
  const settings: Record<string, unknown> = {};
  for (const name of names) {
    const value = Object.hasOwn(given, name) ? (given as Record<string, unknown>)[name] : undefined;
    if (value !== undefined && value !== null) settings[name] = value;
  }
  return settings;
}
