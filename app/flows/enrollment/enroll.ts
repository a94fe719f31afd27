/** Taking or turning down the passkey that is offered after a sign-in. */
import { hashToken, newToken } from '#app/ids.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { updateDevice } from '#app/store/devices.ts';
import { endSnooze, saveEnrollmentChoices } from '#app/store/enrollment-choices.ts';
import { setPendingEnrollment } from '#app/store/login-transactions.ts';
import {
  countPasskeys,
  deletePasskeyUnlessLast,
  insertPasskey,
  listPasskeys,
  MAX_PASSKEYS_PER_USER,
} from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { consumeTicket, insertTicket } from '#app/store/tickets.ts';
import { findIdentifier } from '#app/store/users.ts';
import type { CeremonyBinding } from '#app/webauthn/relying-party.ts';
import { beginRegistration, finishRegistration } from '#app/webauthn/registration.ts';

import { audit, relyingPartyOf } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { unlessInUse } from '../dead-passkey.ts';
import type { DeadPasskey } from '../dead-passkey.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import { standInsFor } from '../stand-ins.ts';
import type { Visit } from '../visit.ts';
import { RENEWAL_SNOOZE_MS, SNOOZE_MS } from './decide-enrollment.ts';
import type { EnrollmentKind } from './decide-enrollment.ts';
import { findOpenEnrollment, takeEnrollment } from './pending-enrollment.ts';
import type { OpenEnrollment } from './pending-enrollment.ts';

/** A silent attempt is over before anybody has gone for a coffee. */
const TICKET_MS = 2 * 60 * 1000;

/** Options to create the offered passkey on this device, with a fresh challenge. */
export const beginEnrollment = async (caller: Caller, visit: Visit, { user }: OpenEnrollment) =>
  beginRegistration(
    relyingPartyOf(caller),
    bindingOf(caller, visit),
    await subjectOf(caller, user),
    { attachment: 'platform' },
  );

/**
 * Options for one silent attempt, with the ticket that alone lets its answer lack user presence.
 * The device is not tried again for a while, whatever becomes of it.
 */
export async function beginAutomaticEnrollment(caller: Caller, { user }: OpenEnrollment) {
  const tenantId = caller.site.tenant.id;
  const ticket = newToken();
  const expiresAt = new Date(Date.now() + TICKET_MS);
  await insertTicket(tenantId, {
    token: ticket,
    userId: user.id,
    purpose: 'automatic_upgrade',
    expiresAt,
  });
  await updateDevice(tenantId, caller.browserHash, user.id, { automaticTriedAt: new Date() });
  const creationOptions = await beginRegistration(
    relyingPartyOf(caller),
    automaticBinding(caller, ticket),
    await subjectOf(caller, user),
    { attachment: 'platform', isAutomatic: true },
  );
  return { ticket, creationOptions };
}

/** Stores the passkey that was made on the offer of the page. */
export const enrollWithPasskey = (
  caller: Caller,
  visit: Visit,
  response: unknown,
): Promise<{ ok: true } | Refused> =>
  enroll(caller, visit, response, () => Promise.resolve(bindingOf(caller, visit)));

/** Stores the passkey that was made silently. Taking the ticket comes first: it is good for one try. */
export const enrollAutomatically = (
  caller: Caller,
  visit: Visit,
  ticket: string,
  response: unknown,
): Promise<{ ok: true } | Refused> =>
  enroll(caller, visit, response, async (enrollment) => {
    const taken = await consumeTicket(caller.site.tenant.id, 'automatic_upgrade', ticket);
    const isTheirs = taken?.userId === enrollment.userId && enrollment.kind === 'automatic';
    return isTheirs ? automaticBinding(caller, ticket) : refuse('ticket_invalid');
  });

async function enroll(
  caller: Caller,
  visit: Visit,
  response: unknown,
  bind: (enrollment: OpenEnrollment) => Promise<CeremonyBinding | Refused>,
): Promise<{ ok: true } | Refused> {
  const enrollment = await findOpenEnrollment(caller, visit);
  if (!enrollment) return refuse('transaction_expired');
  const stored = await store(caller, visit, enrollment, response, await bind(enrollment));
  const { userId, kind } = enrollment;
  const about = { userId, moment: kind, ...ofVisit(visit) };
  if (!stored.ok) {
    await notePasskeyStep(caller, { step: 'failed', error: stored.code, ...about });
    await audit(caller, {
      type: 'passkey_not_added',
      code: stored.code,
      userId,
      ...ofVisit(visit),
      details: { kind, ...stored.detail },
    });
    return stored;
  }
  const { passkey } = stored;
  await setPendingEnrollment(caller.site.tenant.id, visit.uid, {
    ...{ kind, userId, provedAt: enrollment.provedAt, method: enrollment.method },
    passkeyId: passkey.id,
  });
  await updateDevice(caller.site.tenant.id, caller.browserHash, userId, {
    platformPasskeyId: passkey.id,
  });
  await endSnooze(caller.site.tenant.id, userId);
  await notePasskeyStep(caller, { step: 'created', aaguid: passkey.aaguid, ...about });
  await audit(caller, {
    type: 'gd_enrollment_complete',
    userId,
    ...ofVisit(visit),
    details: { authenticator: { type: 'passkey' }, kind, passkeyId: passkey.id },
  });
  return { ok: true };
}

async function store(
  caller: Caller,
  visit: Visit,
  enrollment: OpenEnrollment,
  response: unknown,
  binding: CeremonyBinding | Refused,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  if ('code' in binding) return binding;
  const { userId } = enrollment;
  const rp = relyingPartyOf(caller);
  const finished = await finishRegistration(rp, binding, response, {
    deviceBoundOnly: visit.connection?.options.passkey_options.synced_passkeys === 'block',
  });
  if (!finished.ok) return finished;
  if (finished.subject.userId !== userId) {
    return refuse('passkey_challenge_mismatch', { which: 'subject' });
  }
  // Asked before the ticket is spent, so that the page can be used again.
  const { all } = await countPasskeys(rp.tenantId, userId, rp.rpId);
  if (all >= MAX_PASSKEYS_PER_USER) return refuse('too_many_passkeys');
  if (!(await takeEnrollment(caller, visit, enrollment))) {
    return refuse('ticket_invalid', { which: 'enrollment' });
  }
  return insertPasskey(rp.tenantId, userId, finished.rpId, finished.passkey);
}

type EnrollmentAnswer = 'later' | 'never' | 'not_my_device';

/** Turns the offer down, for as long as the answer says. */
export async function declineEnrollment(
  caller: Caller,
  visit: Visit,
  answer: EnrollmentAnswer,
): Promise<void> {
  const enrollment = await findOpenEnrollment(caller, visit);
  if (!enrollment) return;
  const { userId, kind } = enrollment;
  const tenantId = caller.site.tenant.id;
  if (answer === 'later') {
    await snooze(caller, userId, kind);
  } else if (answer === 'never') {
    await saveEnrollmentChoices(tenantId, userId, { neverAsk: true });
  } else {
    await updateDevice(tenantId, caller.browserHash, userId, { notMine: true });
  }
  const step = answer === 'later' ? 'snoozed' : 'refused';
  await notePasskeyStep(caller, {
    step,
    moment: kind,
    userId,
    error: answer === 'later' ? undefined : answer,
    ...ofVisit(visit),
  });
}

/** "Not now": to a passkey of this device on this device, to a first one everywhere. */
async function snooze({ site, browserHash }: Caller, userId: string, kind: EnrollmentKind) {
  const tenantId = site.tenant.id;
  if (kind === 'renewal') {
    const renewalSnoozedUntil = new Date(Date.now() + RENEWAL_SNOOZE_MS);
    await updateDevice(tenantId, browserHash, userId, { renewalSnoozedUntil });
    return;
  }
  const until = new Date(Date.now() + SNOOZE_MS);
  if (kind === 'local') {
    await updateDevice(tenantId, browserHash, userId, { localSnoozedUntil: until });
    return;
  }
  await saveEnrollmentChoices(tenantId, userId, { snoozedUntil: until });
  await updateDevice(tenantId, browserHash, userId, { progressiveSnoozedUntil: until });
}

/** Notes that a silent attempt came to nothing. The person never hears of it. */
export async function skipAutomaticEnrollment(caller: Caller, visit: Visit): Promise<void> {
  const enrollment = await findOpenEnrollment(caller, visit);
  if (enrollment?.kind !== 'automatic' || enrollment.passkeyId) return;
  const { userId } = enrollment;
  await notePasskeyStep(caller, {
    step: 'skipped',
    moment: 'automatic',
    userId,
    ...ofVisit(visit),
  });
}

/** The passkey that this visit has made and can still take back. */
export async function findEnrolledPasskey(
  caller: Caller,
  visit: Visit,
): Promise<StoredPasskey | undefined> {
  const enrollment = await findOpenEnrollment(caller, visit);
  if (!enrollment?.passkeyId) return undefined;
  const passkeys = await listPasskeys(caller.site.tenant.id, enrollment.userId);
  return passkeys.find(({ id }) => id === enrollment.passkeyId);
}

/**
 * Takes back the passkey that this visit has made, unless it has become the last way in. Who undoes
 * one that was made without being asked for does not get another; nobody is asked again soon.
 * Returns what its provider can drop.
 */
export async function undoEnrollment(
  caller: Caller,
  visit: Visit,
): Promise<{ name: string; dead: DeadPasskey | null } | undefined> {
  const enrollment = await findOpenEnrollment(caller, visit);
  const passkey = await findEnrolledPasskey(caller, visit);
  if (!enrollment || !passkey) return undefined;
  const { userId, kind } = enrollment;
  const { id: passkeyId, rpId } = passkey;
  const tenantId = caller.site.tenant.id;
  const passwordCounts = visit.connection?.options.authentication_methods.password.enabled === true;
  const standIns = await standInsFor(caller, rpId);
  const outcome = await deletePasskeyUnlessLast(tenantId, userId, passkeyId, {
    passwordCounts,
    standIns,
  });
  if (!outcome.ok) return undefined;
  const deleted = outcome.passkey;
  if (kind === 'automatic') await saveEnrollmentChoices(tenantId, userId, { noAutomatic: true });
  await snooze(caller, userId, kind);
  await notePasskeyStep(caller, {
    step: 'undone',
    moment: kind,
    userId,
    aaguid: deleted.aaguid,
    ...ofVisit(visit),
  });
  await audit(caller, {
    type: 'passkey_deleted',
    userId,
    ...ofVisit(visit),
    details: { passkeyId, undone: true },
  });
  return { name: deleted.name, dead: await unlessInUse(deleted) };
}

/** A device that says it has a passkey of this user already counts as enrolled. */
export async function noteDeviceHasPasskey(caller: Caller, visit: Visit): Promise<void> {
  const enrollment = await findOpenEnrollment(caller, visit);
  if (!enrollment) return;
  const tenantId = caller.site.tenant.id;
  const { rpId } = caller.site.domain;
  const passkeys = await listPasskeys(tenantId, enrollment.userId);
  const here = passkeys.filter((passkey) => passkey.rpId === rpId);
  const known = here.findLast(({ transports }) => transports.includes('internal')) ?? here.at(-1);
  if (!known) return;
  await updateDevice(tenantId, caller.browserHash, enrollment.userId, {
    platformPasskeyId: known.id,
  });
}

async function subjectOf({ site }: Caller, user: OpenEnrollment['user']) {
  const identifier = (await findIdentifier(site.tenant.id, user.id)) ?? user.id;
  return { userId: user.id, identifier, connectionId: null, displayName: user.name ?? identifier };
}

const bindingOf = ({ browserHash }: Caller, { uid }: Visit): CeremonyBinding => ({
  purpose: `enrollment:${uid}`,
  browserHash,
});

const automaticBinding = ({ browserHash }: Caller, ticket: string): CeremonyBinding => ({
  purpose: `automatic:${hashToken(ticket)}`,
  browserHash,
});
