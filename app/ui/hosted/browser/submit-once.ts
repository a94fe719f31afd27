/** A load that was stopped or failed leaves the page usable again after this long. */
const giveUpAfterMs = 10_000;

let release: (() => void) | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps the page as it is while a script sends the form that has just been submitted. What is
 * returned makes the page usable again.
 */
export function keepBusy(): () => void {
  clearTimeout(timer);
  return () => release?.();
}

/**
 * Lets a page send one form, once. Buttons are marked rather than disabled: a disabled button would
 * lose the focus, and its name and value would be missing from what is sent.
 */
export function submitOnce(): void {
  document.addEventListener(
    'submit',
    (event) => {
      if (!(event.target instanceof HTMLFormElement)) return;
      if (release) {
        event.preventDefault();
        return;
      }
      const undo = showBusy(event.target, event.submitter);
      timer = setTimeout(() => release?.(), giveUpAfterMs);
      release = () => {
        clearTimeout(timer);
        undo();
        release = null;
      };
    },
    // First of all listeners, so that the others see a refused event as refused.
    { capture: true },
  );
  addEventListener('pageshow', (event) => {
    if (event.persisted) release?.();
  });
}

/** Marks a form as being sent; the result takes the marks off again. */
function showBusy(form: HTMLFormElement, submitter: HTMLElement | null): () => void {
  const buttons = [...form.querySelectorAll<HTMLElement>('.button')];
  const pressed = submitter ?? buttons[0];
  const status = form.querySelector<HTMLElement>('[data-busy-status]');

  form.setAttribute('aria-busy', 'true');
  pressed?.setAttribute('aria-busy', 'true');
  for (const button of buttons) button.setAttribute('aria-disabled', 'true');
  if (status) status.textContent = status.dataset.busyStatus ?? '';

  return () => {
    form.removeAttribute('aria-busy');
    pressed?.removeAttribute('aria-busy');
    for (const button of buttons) button.removeAttribute('aria-disabled');
    if (status) status.textContent = '';
  };
}
