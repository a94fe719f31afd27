/** What is decided at the end of a sign-in, from what is known of the person, the device and the settings. */
import { findEnrollmentChoices } from '#app/store/enrollment-choices.ts';
import { insertEnrollmentDecision } from '#app/store/enrollment-decisions.ts';
import { noteDevice } from '#app/store/devices.ts';
import type { Device } from '#app/store/devices.ts';
import { countPasskeys } from '#app/store/passkeys.ts';
import { browserOf } from '#app/tenancy/browser-name.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';
import type { IdentityProof } from '../login/identity-proof.ts';
import type { Visit } from '../visit.ts';
import { decideEnrollment } from './decide-enrollment.ts';
import type { EnrollmentFacts, EnrollmentKind } from './decide-enrollment.ts';

/**
 * Notes the device, decides whether the person is asked for a passkey, and stores the decision with
 * its reasons.
 */
export async function considerEnrollment(
  caller: Caller,
  visit: Visit,
  signIn: IdentityProof,
): Promise<EnrollmentKind | null> {
  const { connection, application } = visit;
  if (!connection) return null;
  const tenantId = caller.site.tenant.id;
  const device = await noteDeviceOf(caller, signIn);
  const facts = await gatherFacts(caller, connection, signIn, device);
  const { ask, reasons } = decideEnrollment(facts);
  await insertEnrollmentDecision(tenantId, {
    userId: signIn.userId,
    clientId: application.clientId,
    connectionId: connection.id,
    ask,
    reasons,
    facts,
  });
  return ask;
}

async function noteDeviceOf(caller: Caller, { userId, method, isSignUp }: IdentityProof) {
  const onThisDevice = method.kind === 'passkey' && method.attachment === 'platform';
  const device = await noteDevice(caller.site.tenant.id, {
    browserHash: caller.browserHash,
    userId,
    browser: browserOf(caller.userAgent).label,
    platformPasskeyId: onThisDevice ? method.passkeyId : undefined,
  });
  if (device.isNew && !isSignUp) {
    await audit(caller, {
      type: 'new_device',
      userId,
      details: { browser: device.browser, method: method.kind },
    });
  }
  return device;
}

async function gatherFacts(
  { site }: Caller,
  { options }: NonNullable<Visit['connection']>,
  { userId, method, isSignUp, capabilities }: IdentityProof,
  device: Device,
): Promise<EnrollmentFacts> {
  const { id: tenantId } = site.tenant;
  const [choices, passkeys] = await Promise.all([
    findEnrollmentChoices(tenantId, userId),
    countPasskeys(tenantId, userId, site.domain.rpId, site.domain.previousRpId),
  ]);
  const { passkey_options: wishes, authentication_methods: methods } = options;
  return {
    now: new Date().toISOString(),
    settings: {
      passkeys: methods.passkey.enabled,
      progressive: wishes.progressive_enrollment_enabled,
      local: wishes.local_enrollment_enabled,
      automatic: wishes.automatic_upgrade_enabled === true,
      afterSignIn: wishes.enrollment_moments?.includes('login') ?? true,
    },
    site: { moves: site.domain.previousRpId !== null },
    signIn: {
      method: method.kind,
      isSignUp,
      // There is no second factor beside a passkey yet: what is proved is all that was due.
      complete: true,
      attachment: method.kind === 'passkey' ? method.attachment : null,
      transports: method.kind === 'passkey' ? method.transports : [],
    },
    device: {
      ...capabilities,
      hasPasskey: device.platformPasskeyId !== null,
      notMine: device.notMine,
      progressiveSnoozedUntil: iso(device.progressiveSnoozedUntil),
      localSnoozedUntil: iso(device.localSnoozedUntil),
      renewalSnoozedUntil: iso(device.renewalSnoozedUntil),
      automaticTriedAt: iso(device.automaticTriedAt),
    },
    user: {
      passkeysHere: passkeys.here,
      passkeysLeftBehind: passkeys.previous,
      passkeys: passkeys.all,
      snoozedUntil: iso(choices.snoozedUntil),
      neverAsk: choices.neverAsk,
      noAutomatic: choices.noAutomatic,
    },
  };
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
