/** A load that was stopped or failed leaves the page usable again after this long. */
const giveUpAfterMs = 10_000;

let release: (() => void) | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps the page as it is while a script sends the form that has just been submitted. What is
 * returned makes the page usable again: at once, or unless the next page comes soon.
 */
export function keepBusy(): { release: () => void; releaseSoon: () => void } {
  clearTimeout(timer);
  return { release: () => release?.(), releaseSoon };
}

function releaseSoon(): void {
  timer = setTimeout(() => release?.(), giveUpAfterMs);
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
      releaseSoon();
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
    // Of all buttons: the one that opened a dialog before has marked itself.
    for (const button of buttons) {
      button.removeAttribute('aria-busy');
      button.removeAttribute('aria-disabled');
    }
    if (status) status.textContent = '';
  };
}
