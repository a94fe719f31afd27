import { useId } from 'react';

import { useToast } from './toasts.tsx';

/** Code to paste elsewhere, with a button that copies it. */
export function Snippet({ title, code }: { title: string; code: string }) {
  const id = useId();
  const say = useToast();
  return (
    <figure className="flex min-w-0 flex-col gap-2" aria-labelledby={id}>
      <figcaption className="flex flex-wrap items-center justify-between gap-2">
        <span id={id} className="text-sm font-medium">
          {title}
        </span>
        <button
          className="button button-secondary button-small"
          type="button"
          aria-label={`Copy: ${title}`}
          onClick={() => {
            void navigator.clipboard.writeText(code).then(
              () => say(`Copied: ${title}.`),
              () => say('The browser did not let us copy it. Select the text instead.'),
            );
          }}
        >
          Copy
        </button>
      </figcaption>
      <pre className="dash-pre max-h-none break-all whitespace-pre-wrap" dir="ltr">
        <code>{code}</code>
      </pre>
    </figure>
  );
}
