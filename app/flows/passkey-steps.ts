import { recordPasskeyEvent } from '#app/store/passkey-events.ts';
import type { PasskeyEvent } from '#app/store/passkey-events.ts';
import { browserOf } from '#app/tenancy/browser-name.ts';
import { findProvider } from '#app/webauthn/authenticator-providers.ts';

import type { Caller } from './caller.ts';
import type { Visit } from './visit.ts';

/**
 * Notes a step with a passkey for the funnel. Of the browser only its family is kept, of the
 * passkey only its provider's name: neither tells one device from another.
 */
export const notePasskeyStep = (
  { site, userAgent }: Caller,
  {
    aaguid,
    ...step
  }: Omit<PasskeyEvent, 'browserFamily' | 'provider'> & { aaguid?: string | undefined },
): Promise<void> =>
  recordPasskeyEvent(site.tenant.id, {
    ...step,
    browserFamily: browserOf(userAgent).family,
    provider: aaguid === undefined ? undefined : findProvider(aaguid)?.name,
  });

/** The part of a visit that a step records. An application's own ceremony has no more than that. */
export const ofVisit = ({
  application,
  connection,
}: {
  application: Pick<Visit['application'], 'clientId'>;
  connection: Visit['connection'];
}) => ({
  clientId: application.clientId,
  connectionId: connection?.id,
});
