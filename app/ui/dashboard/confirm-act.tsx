import { useState } from 'react';
import type { ReactNode } from 'react';

import type { Asked } from './ask-server.ts';
import { Dialog } from './dialog.tsx';
import { RefusalMessage } from './refusal-message.tsx';
import { useToast } from './toasts.tsx';
import { useOperation } from './use-operation.ts';

/** A button for what cannot be undone: a dialog names the consequence before anything happens. */
export function ConfirmAct({
  label,
  title,
  consequence,
  act = label,
  operation,
  asked = {},
  done,
  onDone,
  leadsTo,
  isDangerous = true,
  isSmall = false,
}: {
  /** On the button of the page. */
  label: string;
  /** The question, such as "Delete Harbour?". */
  title: string;
  consequence: ReactNode;
  /** On the button that does it. */
  act?: string;
  operation: string;
  asked?: Asked;
  /** What is said afterwards. */
  done: string;
  onDone?: (body: unknown) => void;
  /** The page to go on to, where this one is about what is gone then. */
  leadsTo?: string;
  isDangerous?: boolean;
  isSmall?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const { run, isBusy, problem, forget } = useOperation();
  const say = useToast();
  const close = () => {
    setOpen(false);
    forget();
  };
  const press = async () => {
    const answer = await run(operation, asked, leadsTo === undefined ? undefined : () => leadsTo);
    if (!answer.ok) return;
    close();
    say(done);
    onDone?.(answer.body);
  };
  const size = isSmall ? 'button-small' : 'button-fit';
  return (
    <>
      <button
        className={`button button-secondary ${size}`}
        type="button"
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      {isOpen && (
        <Dialog title={title} onClose={close}>
          <div>{consequence}</div>
          <RefusalMessage problem={problem} />
          <div className="dash-actions">
            <button
              className={`button ${isDangerous ? 'button-danger' : 'button-primary'} button-fit`}
              type="button"
              aria-busy={isBusy || undefined}
              onClick={() => {
                if (!isBusy) void press();
              }}
            >
              {act}
            </button>
            <button className="button button-secondary button-fit" type="button" onClick={close}>
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
