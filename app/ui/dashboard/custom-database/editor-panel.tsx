import { Suspense, lazy, useId } from 'react';

import type { Vocabulary } from './editor/completions.ts';
import type { SourceFault } from './source-fault.ts';

const CodeEditor = lazy(() => import('./editor/code-editor.tsx'));

/** A source as it is, for reading; where it is wrong is said below it. */
export const SourceText = ({ label, text }: { label: string; text: string }) => (
  // What scrolls has to be within reach of the keyboard (WCAG 2.1.1).
  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
  <pre className="dash-pre" dir="ltr" role="region" aria-label={label} tabIndex={0}>
    {text}
  </pre>
);

/** The editor, which is loaded when it is opened. */
export function OpenEditor({
  label,
  text,
  onChange,
  fault,
  vocabulary,
}: {
  label: string;
  text: string;
  onChange: (text: string) => void;
  fault: SourceFault | undefined;
  vocabulary: Vocabulary;
}) {
  const id = useId();
  return (
    <div className="dash-field">
      <Suspense
        fallback={
          <p className="hint" role="status">
            Opening the editor…
          </p>
        }
      >
        <CodeEditor {...{ label, text, onChange, fault, vocabulary }} describedBy={id} />
      </Suspense>
      <div id={id}>
        <p className="hint">
          Tab indents. To leave the editor with the keyboard, press Escape, then Tab. Ctrl and Space
          propose words, Ctrl and F search.
        </p>
        {fault && <FaultLine {...fault} />}
      </div>
    </div>
  );
}

export const FaultLine = ({ line, column, message }: SourceFault) => (
  <p className="text-sm text-danger">
    Line {line}, column {column}: {message}
  </p>
);
