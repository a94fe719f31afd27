import { useState } from 'react';

import { Dialog } from '../dialog.tsx';
import { TextField } from '../fields.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';
import { pathOf } from './script-state.ts';
import type { ScriptAt } from './script-state.ts';
import { labelOf } from './scripts.ts';

type Ran = { version: number; look_ups?: { problem: string | null } };

/**
 * The button that lets another version run, by publishing it or by going back. A Get User is tried
 * with somebody first, as passkeys need it.
 */
export function RunVersion({
  at,
  label,
  version,
  isMain = false,
}: {
  at: ScriptAt;
  label: string;
  /** Undefined: the one that ran before. */
  version?: number;
  isMain?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const [identifier, setIdentifier] = useState('');
  const { run, isBusy, problem, forget } = useOperation();
  const say = useToast();
  const name = labelOf(at.script);
  const close = () => {
    setOpen(false);
    forget();
  };
  const press = async () => {
    const answer = await run<Ran>(version === undefined ? 'roll_back_script' : 'publish_script', {
      path: pathOf(at),
      body: {
        ...(version !== undefined && { version }),
        ...(identifier.trim() !== '' && { identifier: identifier.trim() }),
      },
    });
    if (!answer.ok) return;
    close();
    const told = answer.body.look_ups?.problem;
    say(`Version ${String(answer.body.version)} of ${name} runs now.${told ? ` ${told}` : ''}`);
  };
  return (
    <>
      <button
        className={`button ${isMain ? 'button-primary button-fit' : 'button-secondary button-small'}`}
        type="button"
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      {isOpen && (
        <Dialog
          title={
            version === undefined
              ? `Roll ${name} back?`
              : `Publish version ${String(version)} of ${name}?`
          }
          onClose={close}
        >
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (!isBusy) void press();
            }}
          >
            <p>
              {version === undefined
                ? 'The version that ran before runs again, from the next run on, for everybody of this connection.'
                : 'It runs from the next run on, for everybody of this connection. You can roll back.'}
            </p>
            <RefusalMessage problem={problem} />
            {at.script === 'get_user' && (
              <TextField
                label="Somebody whom it finds"
                hint={`An email address or user name of a real person. It is looked for, then looked for again by its ID, as passkeys do it.${at.hasPasskeys ? ' Passkeys are on, so this is needed.' : ''}`}
                value={identifier}
                onChange={setIdentifier}
                input={{ autoComplete: 'off' }}
              />
            )}
            <div className="dash-actions">
              <button
                className="button button-primary button-fit"
                type="submit"
                aria-busy={isBusy || undefined}
              >
                {version === undefined ? 'Roll back' : 'Publish'}
              </button>
              <button className="button button-secondary button-fit" type="button" onClick={close}>
                Cancel
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
