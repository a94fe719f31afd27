/**
 * Tells the server what a person does with a ceremony, where the form says that it wants to know.
 * Only who leaves the place that the step belongs to has a reason to wait.
 */
export async function tellStep(
  form: HTMLFormElement,
  step: 'offered' | 'started' | 'failed',
  error?: string,
): Promise<void> {
  const { stepUrl } = form.dataset;
  if (!stepUrl) return;
  const fields = new URLSearchParams({ step, ...(error && { error }) });
  // The place is a visit or, where there is none, a rescue link. Any other ticket is for its form.
  const place = form.elements.namedItem('state') ? 'state' : 'ticket';
  const value = new FormData(form).get(place);
  if (typeof value === 'string') fields.append(place, value);
  try {
    await fetch(stepUrl, {
      method: 'POST',
      body: fields,
      // Arrives even when the page is left the next moment.
      keepalive: true,
      signal: AbortSignal.timeout(2_000),
    });
  } catch {
    // It only counts: nobody misses anything without it.
  }
}
