import { useRef, useState } from 'react';
import type { ReactNode } from 'react';

import type { Asked } from './ask-server.ts';
import { Dialog } from './dialog.tsx';
import { RefusalMessage } from './refusal-message.tsx';
import { useToast } from './toasts.tsx';
import { useOperation } from './use-operation.ts';
import type { Refusal } from './ask-server.ts';

/** What saving destroys, told before it does. */
type Consequence = { title: string; consequence: ReactNode; act: string };

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
  confirm,
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
  /** Where saving a draft destroys something: what is asked before. */
  confirm?: (draft: Draft) => Consequence | undefined;
  children: (edit: Edit<Draft>) => ReactNode;
}) {
  const [begun, setBegun] = useState<{ draft: Draft; version: string }>();
  const [isAsking, setAsking] = useState(false);
  const { run, isBusy, problem, forget } = useOperation();
  const say = useToast();
  const latest = useRef(begun);
  latest.current = begun;
  const draft = begun?.draft ?? read;
  const asked = isAsking ? confirm?.(draft) : undefined;
  const startOver = () => {
    setBegun(undefined);
    forget();
  };
  const save = async () => {
    const sent: Asked = { body: bodyOf(draft), version: begun?.version ?? version };
    const answer = await run(operation, path ? { ...sent, path } : sent);
    if (!answer.ok) return;
    const since = latest.current;
    if (!since || since.draft === draft) {
      setBegun(undefined);
      return say(saved);
    }
    setBegun({ draft: since.draft, version: answer.version ?? since.version });
    say(`${saved} What you have typed since then is not saved yet.`);
  };
  return (
    <form
      className="dash-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy) return;
        if (confirm?.(draft)) setAsking(true);
        else void save();
      }}
    >
      <RefusalMessage problem={problem && told(problem)} fields={fields} onLoadNewest={startOver} />
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
      {asked && (
        <Dialog title={asked.title} onClose={() => setAsking(false)}>
          <div>{asked.consequence}</div>
          <div className="dash-actions">
            <button
              className="button button-danger button-fit"
              type="button"
              onClick={() => {
                setAsking(false);
                void save();
              }}
            >
              {asked.act}
            </button>
            <button
              className="button button-secondary button-fit"
              type="button"
              onClick={() => setAsking(false)}
            >
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </form>
  );
}
