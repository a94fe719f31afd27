import { useRevalidator } from '@remix-run/react';
import { useState } from 'react';
import type { ReactNode } from 'react';

import type { Asked } from './ask-server.ts';
import { RefusalMessage } from './refusal-message.tsx';
import { useToast } from './toasts.tsx';
import { useOperation } from './use-operation.ts';
import type { Refusal } from './ask-server.ts';

type Edit<Draft> = {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  problem: Refusal | undefined;
  mayChange: boolean;
};

/**
 * A form over something that exists. It sends the version that was read before anything was typed, so
 * that somebody else's change is shown and not overwritten; `Load the newest` starts over from theirs.
 */
export function SettingsForm<Draft extends object>({
  operation,
  path,
  read,
  version,
  bodyOf,
  fields = [],
  mayChange = true,
  saved = 'Saved.',
  told = (problem) => problem,
  children,
}: {
  operation: string;
  path?: Record<string, string>;
  /** What the server told, as the form's own fields. */
  read: Draft;
  version: string;
  bodyOf: (draft: Draft) => unknown;
  /** Names in the body that have a field of their own, beside which their faults are told. */
  fields?: readonly string[];
  mayChange?: boolean;
  saved?: string;
  /** A refusal in the words of this page. */
  told?: (problem: Refusal) => Refusal;
  children: (edit: Edit<Draft>) => ReactNode;
}) {
  const [begun, setBegun] = useState<{ draft: Draft; version: string }>();
  const { run, isBusy, problem, forget } = useOperation();
  const { revalidate } = useRevalidator();
  const say = useToast();
  const draft = begun?.draft ?? read;
  const startOver = () => {
    setBegun(undefined);
    forget();
  };
  const save = async () => {
    const asked: Asked = { body: bodyOf(draft), version: begun?.version ?? version };
    const answer = await run(operation, path ? { ...asked, path } : asked);
    if (!answer.ok) return;
    setBegun(undefined);
    say(saved);
  };
  return (
    <form
      className="dash-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void save();
      }}
    >
      <RefusalMessage
        problem={problem && told(problem)}
        fields={fields}
        onLoadNewest={() => {
          startOver();
          revalidate();
        }}
      />
      {children({
        draft,
        problem,
        mayChange,
        change: (part) =>
          setBegun({ version: begun?.version ?? version, draft: { ...draft, ...part } }),
      })}
      {mayChange && (
        <div className="dash-actions">
          <button
            className="button button-primary button-fit"
            type="submit"
            aria-busy={isBusy || undefined}
          >
            Save
          </button>
          {begun && (
            <button
              className="button button-secondary button-fit"
              type="button"
              onClick={startOver}
            >
              Discard changes
            </button>
          )}
        </div>
      )}
    </form>
  );
}
