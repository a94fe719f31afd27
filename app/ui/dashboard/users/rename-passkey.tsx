import { useState } from 'react';

import { Dialog } from '../dialog.tsx';
import { TextField } from '../fields.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';

/** A button and its dialog that give a passkey another name. */
export function RenamePasskey({ path, name }: { path: Record<string, string>; name: string }) {
  const [typed, setTyped] = useState<string>();
  const { run, isBusy, problem, forget } = useOperation();
  const say = useToast();
  const close = () => {
    setTyped(undefined);
    forget();
  };
  const save = async () => {
    const answer = await run('update_authentication_method', { path, body: { name: typed } });
    if (!answer.ok) return;
    close();
    say('The passkey is renamed.');
  };
  return (
    <>
      <button
        className="button button-secondary button-small"
        type="button"
        onClick={() => setTyped(name)}
      >
        Rename
      </button>
      {typed !== undefined && (
        <Dialog title={`Rename ${name}`} onClose={close}>
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (!isBusy) void save();
            }}
          >
            <RefusalMessage problem={problem} />
            <TextField
              label="Name of the passkey"
              value={typed}
              onChange={setTyped}
              input={{ autoComplete: 'off' }}
            />
            <div className="dash-actions">
              <button
                className="button button-primary button-fit"
                type="submit"
                aria-busy={isBusy || undefined}
              >
                Save
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
