/** Tells the server what a person does with a ceremony, where the form says that it wants to know. */
export function tellStep(form: HTMLFormElement, step: 'started' | 'failed', error?: string): void {
  const { stepUrl } = form.dataset;
  if (!stepUrl) return;
  const fields = new URLSearchParams({ step, ...(error && { error }) });
  for (const [name, value] of new FormData(form)) {
    if (name !== 'passkey' && typeof value === 'string') fields.append(name, value);
  }
  // Arrives even when the page is left the next moment; nobody waits for an answer.
  navigator.sendBeacon(stepUrl, fields);
}
