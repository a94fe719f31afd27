export type SignInMethod = 'passkey' | 'password';

/** Kept on this device and nowhere else. */
const key = 'latchkey:last-method';

/** Remembers how this device signs in, and marks that way on the next visit. */
export function markLastMethod(): void {
  const last = read();
  for (const badge of document.querySelectorAll<HTMLElement>('[data-last-used]')) {
    badge.hidden = badge.dataset.lastUsed !== last;
  }
  document.addEventListener('submit', (event) => {
    if (!(event.target instanceof HTMLFormElement) || event.defaultPrevented) return;
    // Where the module hears how it ended, it says so itself.
    if (!event.target.hasAttribute('data-sent-by-module')) rememberMethod(event.target);
  });
}

/** The way of a form is the last one from now on. */
export function rememberMethod(form: HTMLFormElement): void {
  const { method } = form.dataset;
  if (method) write(method);
}

// Storage can be forbidden altogether; then there is simply nothing to mark.
function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(method: string): void {
  try {
    localStorage.setItem(key, method);
  } catch {
    // Nothing depends on it.
  }
}
