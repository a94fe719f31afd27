import { startAuthentication } from '@simplewebauthn/browser';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';

import { postJson } from './ask-server.ts';
import { Dialog } from './dialog.tsx';

type Confirm = () => Promise<boolean>;

const ConfirmContext = createContext<Confirm>(() => Promise.resolve(false));

/** Asks for a fresh passkey; resolves to whether it was shown. */
export const useConfirmPasskey = (): Confirm => useContext(ConfirmContext);

/** The dialog that asks for a passkey before what is sensitive. A proof counts for five minutes. */
export function ConfirmPasskey({ children }: { children: ReactNode }) {
  const [isAsking, setAsking] = useState(false);
  const waiting = useRef<(confirmed: boolean) => void>(undefined);
  const confirm = useCallback<Confirm>(() => {
    setAsking(true);
    return new Promise((resolve) => {
      waiting.current = resolve;
    });
  }, []);
  const value = useMemo(() => confirm, [confirm]);
  const end = (confirmed: boolean) => {
    setAsking(false);
    waiting.current?.(confirmed);
  };
  return (
    <ConfirmContext.Provider value={value}>
      {children}
      {isAsking && <PasskeyDialog onEnd={end} />}
    </ConfirmContext.Provider>
  );
}

function PasskeyDialog({ onEnd }: { onEnd: (confirmed: boolean) => void }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const press = async () => {
    setBusy(true);
    setProblem(undefined);
    const refused = await showPasskey();
    setBusy(false);
    if (refused) setProblem(refused);
    else onEnd(true);
  };
  return (
    <Dialog title="Confirm it's you" onClose={() => onEnd(false)}>
      <p>This needs your passkey. It then counts for five minutes.</p>
      {problem && (
        <p className="message message-error" role="alert">
          {problem}
        </p>
      )}
      <div className="dash-actions">
        <button
          className="button button-primary button-fit"
          type="button"
          aria-busy={isBusy || undefined}
          onClick={() => {
            if (!isBusy) void press();
          }}
        >
          Confirm with a passkey
        </button>
        <button
          className="button button-secondary button-fit"
          type="button"
          onClick={() => onEnd(false)}
        >
          Cancel
        </button>
      </div>
    </Dialog>
  );
}

const notShown = "No passkey was used, so nothing was changed. Try again when you're ready.";
const refused = 'That passkey was not accepted. Use the one that you sign in here with.';

/** The ceremony; undefined where it worked, otherwise what to say. */
async function showPasskey(): Promise<string | undefined> {
  const asked = await postJson<{ options?: PublicKeyCredentialRequestOptionsJSON }>(
    '/dashboard/confirm',
    {},
  );
  if (!asked?.options) return "We couldn't ask for your passkey. Reload the page and try again.";
  const passkey = await startAuthentication({ optionsJSON: asked.options }).catch(() => undefined);
  if (!passkey) return notShown;
  const answer = await postJson<{ ok?: true }>('/dashboard/confirm', {
    passkey: JSON.stringify(passkey),
  });
  return answer?.ok ? undefined : refused;
}
