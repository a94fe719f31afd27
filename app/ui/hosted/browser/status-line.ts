import type { Outcome } from './ceremony-outcome.ts';

export type StatusLine = { say: (outcome: Outcome) => void; clear: () => void };

/** The quiet line below a passkey button. Its words come from the server with the form. */
export function statusLine(form: HTMLFormElement): StatusLine {
  const line = form.querySelector('[data-passkey-status]');
  const copy: unknown = JSON.parse(form.dataset.copy ?? '{}');

  const sentence = (name: Outcome['sentence']): string => {
    const text: unknown = typeof copy === 'object' && copy ? Reflect.get(copy, name) : '';
    return typeof text === 'string' ? text : '';
  };

  return {
    say: ({ sentence: name, supportCode }) => {
      line?.replaceChildren(sentence(name));
      if (!supportCode) return;
      const code = document.createElement('small');
      code.textContent = sentence('support_code').replace('{code}', supportCode);
      line?.append(' ', code);
    },
    clear: () => line?.replaceChildren(),
  };
}
