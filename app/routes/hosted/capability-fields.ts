import { z } from 'zod';

import type { DeviceCapabilities } from '#app/flows/login/identity-proof.ts';

/** `true` or `false` from the page's module; without a script, or where the browser does not say, nothing. */
const said = z.enum(['true', 'false']).optional().catch(undefined);

/** What a form with `CapabilityFields` tells of its device, with Auth0's field name where it has one. */
export const capabilityFields = {
  'webauthn-platform-available': said,
  'webauthn-conditional-create-available': said,
  'webauthn-signals-available': said,
};

export const capabilitiesOf = (
  fields: z.output<z.ZodObject<typeof capabilityFields>>,
): DeviceCapabilities => ({
  platformAuthenticator: known(fields['webauthn-platform-available']),
  conditionalCreate: known(fields['webauthn-conditional-create-available']),
});

const known = (value: 'true' | 'false' | undefined): boolean | null =>
  value === undefined ? null : value === 'true';

/** Whether the browser can pass on what is said about passkeys. */
export const canSignal = (fields: z.output<z.ZodObject<typeof capabilityFields>>): boolean =>
  fields['webauthn-signals-available'] === 'true';
