import { useToast } from './toasts.tsx';

/** A text that is needed elsewhere, with a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  const say = useToast();
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <code className="dash-code" dir="ltr">
        {text}
      </code>
      <button
        className="button button-secondary button-small"
        type="button"
        aria-label={`Copy ${label}`}
        onClick={() => {
          void navigator.clipboard.writeText(text).then(
            () => say(`Copied: ${label}.`),
            () => say('The browser did not let us copy it. Select the text instead.'),
          );
        }}
      >
        Copy
      </button>
    </span>
  );
}
