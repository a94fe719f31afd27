import type { PrerequisiteName } from '../../../connections/passkey-prerequisites.ts';
import { prerequisiteWords } from '../../../copy/passkey-prerequisites.ts';
import type { Refusal } from '../ask-server.ts';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { ConnectionHead } from './connection-head.tsx';
import type { Connection } from './connection.ts';
import { LoginPreview } from './login-preview.tsx';
import { methodsDraftOf, optionsWithMethods } from './methods-draft.ts';
import { PasskeyPanel } from './passkey-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import type { Prerequisite } from './prerequisites.tsx';

/** /dashboard/connections/:id/authentication: how people sign in, with the page that they will meet. */
export function AuthenticationPage({
  connection,
  version,
  prerequisites,
  lookUpsProblem,
}: {
  connection: Connection;
  version: string;
  prerequisites: Prerequisite[];
  lookUpsProblem: string | null;
}) {
  const mayChange = useMay()('update_connection');
  const { id, options } = connection;
  return (
    <>
      <ConnectionHead {...connection} />
      <SettingsForm
        operation="update_connection"
        path={{ id }}
        read={methodsDraftOf(options)}
        version={version}
        bodyOf={(draft) => ({ options: optionsWithMethods(options, draft) })}
        told={inPlainWords}
        mayChange={mayChange}
      >
        {({ draft, change }) => (
          <div className="dash-beside">
            <div className="dash-column">
              <PasskeyPanel
                {...{ draft, change, mayChange, lookUpsProblem }}
                connectionId={id}
                prerequisites={asDrafted(prerequisites, draft.hasPasswords)}
              />
              <PasswordPanel {...{ draft, change, mayChange }} connectionId={id} />
            </div>
            <LoginPreview {...draft} />
          </div>
        )}
      </SettingsForm>
    </>
  );
}

/** What the server knows, with what this form is about to change. */
const asDrafted = (prerequisites: Prerequisite[], hasPasswords: boolean): Prerequisite[] =>
  prerequisites.map((one) => (one.id === 'password_enabled' ? { ...one, met: hasPasswords } : one));

/** The server names what is missing by its ids. */
function inPlainWords(problem: Refusal): Refusal {
  const missing = (Object.keys(prerequisiteWords) as PrerequisiteName[]).filter((id) =>
    new RegExp(`because of .*\\b${id}\\b`).test(problem.message),
  );
  if (missing.length === 0) return problem;
  const reasons = missing.map((id) => prerequisiteWords[id].mustBe).join(' ');
  return { ...problem, message: `Nothing was saved. Passkeys need this first: ${reasons}` };
}
