/** Sends a form that only carries an answer on; its button is for browsers without this module. */
export function sendWaitingForm(): void {
  document.querySelector<HTMLFormElement>('form[data-auto-submit]')?.requestSubmit();
}
