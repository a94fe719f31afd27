import { z } from 'zod';

import type { DeviceCapabilities } from './identity-proof.ts';

const answer = z.object({
  isUserVerifyingPlatformAuthenticatorAvailable: z.boolean().nullable().catch(null),
});

/** What a page says about its device beside a passkey, which it sends as JSON text. */
export function capabilitiesIn(response: unknown): DeviceCapabilities {
  const said = answer.safeParse(parsed(response)).data;
  return {
    platformAuthenticator: said?.isUserVerifyingPlatformAuthenticatorAvailable ?? null,
    conditionalCreate: null,
  };
}

function parsed(response: unknown): unknown {
  try {
    return typeof response === 'string' ? JSON.parse(response) : response;
  } catch {
    return undefined;
  }
}
