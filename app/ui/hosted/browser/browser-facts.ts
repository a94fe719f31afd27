import type { PasskeySignal } from '../passkey-signals.tsx';
import type { BrowserFacts } from './passkey-offer.ts';

/** How long a question to the browser may keep a page from showing its passkey button. */
const answerWithinMs = 2_000;

/** Asks the browser what it can do. Never throws: an answer that fails or stays out is no answer. */
export async function readBrowserFacts(): Promise<BrowserFacts> {
  const api = passkeyApi();
  const [capabilities, conditionalMediation] = await Promise.all([
    ask(() => api?.getClientCapabilities?.()),
    ask(() => api?.isConditionalMediationAvailable?.()),
  ]);
  return {
    hasWebAuthn: api !== undefined,
    conditionalGet: capabilities?.conditionalGet,
    relatedOrigins: capabilities?.relatedOrigins,
    conditionalMediation,
    isFirefox: /\bFirefox\//.test(navigator.userAgent),
    isEmbedded: window.top !== window.self || isWebView(navigator.userAgent),
    host: location.hostname,
  };
}

/** Whether this device itself can hold a passkey and check who unlocks it. */
export async function hasUserVerifyingPlatformAuthenticator(): Promise<boolean> {
  const available = await ask(() =>
    passkeyApi()?.isUserVerifyingPlatformAuthenticatorAvailable?.(),
  );
  return available ?? false;
}

/** Whether a passkey can be created without a dialog, beside a password that has just been used. */
export async function canCreateSilently(): Promise<boolean> {
  const capabilities = await ask(() => passkeyApi()?.getClientCapabilities?.());
  return capabilities?.conditionalCreate ?? false;
}

/** Whether keepers of passkeys can be told which are left and what their owner is called. */
export const canSignal = (): Promise<boolean> =>
  Promise.resolve(passkeyApi()?.signalAllAcceptedCredentials !== undefined);

/** The parts of PublicKeyCredential that older browsers may lack. */
type PasskeyApi = Partial<{
  getClientCapabilities: () => Promise<Partial<Record<string, boolean>>>;
  isConditionalMediationAvailable: () => Promise<boolean>;
  isUserVerifyingPlatformAuthenticatorAvailable: () => Promise<boolean>;
  signalUnknownCredential: (options: { rpId: string; credentialId: string }) => Promise<void>;
  signalAllAcceptedCredentials: (
    options: Pick<PasskeySignal, 'rpId' | 'userId' | 'allAcceptedCredentialIds'>,
  ) => Promise<void>;
  signalCurrentUserDetails: (
    options: Pick<PasskeySignal, 'rpId' | 'userId' | 'name' | 'displayName'>,
  ) => Promise<void>;
}>;

/** The browser's passkey interface, or undefined where it has none. */
export function passkeyApi(): PasskeyApi | undefined {
  return typeof globalThis.PublicKeyCredential === 'function'
    ? globalThis.PublicKeyCredential
    : undefined;
}

async function ask<Answer>(
  question: () => Promise<Answer> | undefined,
): Promise<Answer | undefined> {
  try {
    return await Promise.race([question(), nothingAfter(answerWithinMs)]);
  } catch {
    return undefined;
  }
}

const nothingAfter = (milliseconds: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));

/** Android marks its web views; on iOS only a real browser calls itself Safari. */
const isWebView = (userAgent: string): boolean =>
  /; wv\)|\bFBA[NV]\/|\bInstagram\b|\bLine\//.test(userAgent) ||
  (/\b(iPhone|iPad|iPod)\b/.test(userAgent) && !/\bSafari\//.test(userAgent));
