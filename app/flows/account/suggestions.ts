/** What the person has said about being asked for a passkey, and taking it back. */
import { findDevice } from '#app/store/devices.ts';
import type { Device } from '#app/store/devices.ts';
import { findEnrollmentChoices, forgetEnrollmentChoices } from '#app/store/enrollment-choices.ts';
import type { EnrollmentChoices } from '#app/store/enrollment-choices.ts';

import type { Caller } from '../caller.ts';
import { auditAct } from './account.ts';
import type { Account } from './account.ts';

/** Why the person is not asked at present. */
export type Silence =
  { reason: 'never' } | { reason: 'not_my_device' } | { reason: 'until'; until: Date };

/** Null where nothing that the person said keeps them from being asked. */
export async function findSilence(
  { site, browserHash }: Caller,
  { user }: Account,
): Promise<Silence | null> {
  const [choices, device] = await Promise.all([
    findEnrollmentChoices(site.tenant.id, user.id),
    findDevice(site.tenant.id, browserHash, user.id),
  ]);
  return silenceOf(choices, device, new Date());
}

/** The lasting reasons come before the one that ends by itself. */
export function silenceOf(
  choices: EnrollmentChoices,
  device:
    | Pick<
        Device,
        'notMine' | 'progressiveSnoozedUntil' | 'localSnoozedUntil' | 'renewalSnoozedUntil'
      >
    | undefined,
  now: Date,
): Silence | null {
  if (choices.neverAsk) return { reason: 'never' };
  if (device?.notMine) return { reason: 'not_my_device' };
  const until = [
    choices.snoozedUntil,
    device?.progressiveSnoozedUntil ?? null,
    device?.localSnoozedUntil ?? null,
    device?.renewalSnoozedUntil ?? null,
  ]
    .filter((date) => date !== null)
    .reduce((latest, date) => (date > latest ? date : latest), now);
  if (until > now) return { reason: 'until', until };
  return choices.noAutomatic ? { reason: 'never' } : null;
}

/** The person may be asked again, on every device. */
export async function allowSuggestions(caller: Caller, account: Account): Promise<void> {
  await forgetEnrollmentChoices(caller.site.tenant.id, account.user.id);
  await auditAct(caller, account, { type: 'passkey_suggestions_allowed' });
}
