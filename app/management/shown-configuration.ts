/**
 * Values of a connection's configuration as Auth0's API shows them: as ciphertext, which its clients
 * send back with whatever else they change.
 *
 * 1. The same value of the same name looks the same each time: nothing seems to have changed.
 * 2. It is a value of one name in one connection of one tenant, and nothing anywhere else.
 */
import { z } from 'zod';

import type { Configuration } from '#app/store/connection-configuration.ts';
import { decryptText, encryptTextAlike } from '#app/store/encryption.ts';

const PREFIX = '2.0$';

type Place = { tenantId: string; connectionId: string };

const ownerOf = ({ tenantId, connectionId }: Place, name: string) =>
  JSON.stringify([tenantId, connectionId, name]);

export const shownConfiguration = (place: Place, stored: Configuration): Record<string, string> =>
  Object.fromEntries(
    Object.entries(stored).map(([name, value]) => [
      name,
      `${PREFIX}${encryptTextAlike('shown-configuration', ownerOf(place, name), value)}`,
    ]),
  );

/**
 * What was sent, with the value in place of its ciphertext. `place` is undefined where there is
 * nothing yet that could have been shown. Throws a ZodError for a ciphertext of something else.
 */
export function openShownConfiguration(
  place: Place | undefined,
  sent: Readonly<Record<string, string | null>>,
): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, opened(place, name, value)]),
  );
}

function opened(place: Place | undefined, name: string, value: string | null): string | null {
  if (!value?.startsWith(PREFIX)) return value;
  try {
    if (place) {
      return decryptText('shown-configuration', ownerOf(place, name), value.slice(PREFIX.length));
    }
  } catch {
    // Made by nobody here, or for something else.
  }
  const message = 'expected a value: this ciphertext was not read here under this name';
  const path = ['options', 'configuration', name];
  throw new z.ZodError([{ code: 'custom', path, message, input: undefined }]);
}
