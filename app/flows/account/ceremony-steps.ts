import type { Caller } from '../caller.ts';
import { stepOf } from '../ceremony-steps.ts';
import type { CeremonyStep } from '../ceremony-steps.ts';
import { notePasskeyStep } from '../passkey-steps.ts';
import { ofAccount } from './account.ts';
import type { Account } from './account.ts';

/** What the account page tells of a ceremony in its browser. It only counts: nothing is decided by it. */
export const noteAccountStep = (
  caller: Caller,
  account: Account,
  told: Pick<CeremonyStep, 'step' | 'error'>,
): Promise<void> => notePasskeyStep(caller, { ...stepOf(told), ...ofAccount(account) });
