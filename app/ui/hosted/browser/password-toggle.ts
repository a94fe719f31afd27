/** Lets a person look at the password that they are typing. */
export function enablePasswordToggles(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-password-toggle]')) {
    const input = document.getElementById(button.getAttribute('aria-controls') ?? '');
    if (input instanceof HTMLInputElement) enable(button, input);
  }
}

function enable(button: HTMLButtonElement, input: HTMLInputElement): void {
  const { show = '', showLabel = '', hide = '', hideLabel = '' } = button.dataset;

  function setVisible(isVisible: boolean): void {
    input.type = isVisible ? 'text' : 'password';
    button.textContent = isVisible ? hide : show;
    button.setAttribute('aria-label', isVisible ? hideLabel : showLabel);
  }

  button.hidden = false;
  button.addEventListener('click', () => setVisible(input.type === 'password'));
  // Browsers offer to save what is in a password field, and remember what is in a text field.
  input.form?.addEventListener('submit', () => setVisible(false));
}
