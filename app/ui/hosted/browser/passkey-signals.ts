import type { PasskeySignal } from '../passkey-signals.tsx';
import { passkeyApi } from './browser-facts.ts';

/** Nobody waits longer than this for a keeper of passkeys that takes its time. */
const waitAtMostMs = 1_000;

/** Passes on what a page of the person says about their passkeys, then leads on where it says so. */
export async function passOnSignals(element: HTMLElement): Promise<void> {
  const { passkeySignals: text, continueUrl } = element.dataset;
  await signalPasskeys(JSON.parse(text ?? '[]') as PasskeySignal[]);
  if (continueUrl) location.replace(continueUrl);
}

/**
 * Tells the browser which passkeys of a person are left, and what the person is called now (WebAuthn
 * L3 §5.1.10). Resolves when that is done, or has taken too long. Never throws: a keeper that does
 * not take the hint changes nothing, and so does an RP ID that this page may not speak for.
 */
export async function signalPasskeys(signals: readonly PasskeySignal[]): Promise<void> {
  if (signals.length === 0) return;
  await Promise.race([
    tell(signals),
    new Promise((resolve) => {
      setTimeout(resolve, waitAtMostMs);
    }),
  ]);
}

async function tell(signals: readonly PasskeySignal[]): Promise<void> {
  const api = passkeyApi();
  for (const { rpId, userId, allAcceptedCredentialIds, name, displayName } of signals) {
    const accepted = { rpId, userId, allAcceptedCredentialIds };
    await quietly(() => api?.signalAllAcceptedCredentials?.(accepted));
    await quietly(() => api?.signalCurrentUserDetails?.({ rpId, userId, name, displayName }));
  }
}

async function quietly(signal: () => Promise<void> | undefined): Promise<void> {
  try {
    await signal();
  } catch {
    // Nothing is lost.
  }
}
