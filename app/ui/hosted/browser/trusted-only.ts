/**
 * Ways around a passkey answer to a person only. Password managers have been seen to press them
 * with a script while the device's dialog was open.
 */
export function guardTrustedOnly(): void {
  document.addEventListener(
    'click',
    (event) => {
      const guarded =
        event.target instanceof Element && event.target.closest('[data-trusted-only]');
      if (guarded && !event.isTrusted) event.preventDefault();
    },
    { capture: true },
  );
}
