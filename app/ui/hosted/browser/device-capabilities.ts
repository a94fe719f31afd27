import {
  canCreateSilently,
  canSignal,
  hasUserVerifyingPlatformAuthenticator,
} from './browser-facts.ts';

const questions: Record<string, () => Promise<boolean>> = {
  platform: hasUserVerifyingPlatformAuthenticator,
  conditionalCreate: canCreateSilently,
  signals: canSignal,
};

/** Has forms say what this device can do, so that the server asks only who can answer. */
export function fillCapabilities(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('[data-capability]')) {
    const ask = questions[field.dataset.capability ?? ''];
    void ask?.().then((answer) => {
      field.value = String(answer);
    });
  }
}
