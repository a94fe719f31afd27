import { useState } from 'react';

import { ConfirmAct } from '../confirm-act.tsx';
import { Select } from '../fields.tsx';
import type { Choice } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { faultOf, useOperation } from '../use-operation.ts';
import { isConfidential } from './application.ts';
import type { AuthMethod } from './application.ts';
import { useApplication } from './application-frame.tsx';
import { SecretText } from './secret-text.tsx';

const methods: readonly Choice<AuthMethod>[] = [
  { value: 'none', label: 'No secret (none): PKCE alone' },
  { value: 'client_secret_basic', label: 'Secret in the header (client_secret_basic)' },
  { value: 'client_secret_post', label: 'Secret in the body (client_secret_post)' },
];

type Secret = { client_secret: string | null };

/** How an application proves that it is the one asking. */
export function CredentialsTab() {
  const { application, version } = useApplication();
  const may = useMay();
  return (
    <>
      <Panel title="Client secret">
        <ClientSecret key={application.client_id} />
      </Panel>
      <Panel
        title="How it proves itself"
        lead="Apps that run on people's devices can keep no secret, and prove themselves with PKCE."
      >
        <SettingsForm
          operation="update_client"
          path={{ id: application.client_id }}
          read={{ method: application.token_endpoint_auth_method }}
          version={version}
          bodyOf={({ method }) => ({ token_endpoint_auth_method: method })}
          fields={['token_endpoint_auth_method']}
          mayChange={may('update_client')}
        >
          {({ draft, change, problem, mayChange }) => (
            <Select
              label="At the token endpoint"
              value={draft.method}
              choices={methods}
              onChange={(method) => change({ method })}
              error={faultOf(problem, 'token_endpoint_auth_method')}
              disabled={!mayChange}
            />
          )}
        </SettingsForm>
      </Panel>
    </>
  );
}

function ClientSecret() {
  const { application } = useApplication();
  const { client_id: id, name } = application;
  const mayRotate = useMay()('rotate_client_secret');
  const [shown, setShown] = useState<{ secret: string | null; lead: string }>();
  const { run, isBusy, problem } = useOperation();
  const isKnown = isConfidential(application);
  const show = async () => {
    const answer = await run<Secret>('read_client_secret', { path: { id } });
    if (!answer.ok) return;
    const { client_secret: secret } = answer.body;
    setShown({ secret, lead: 'Keep it where only the server of the application can read it.' });
  };
  return (
    <>
      <p>
        {isKnown
          ? `${name} sends it whenever it asks for tokens. Who has it can act as ${name}.`
          : `${name} uses no secret: it could not keep one.`}
      </p>
      <RefusalMessage problem={problem} />
      {shown?.secret && <SecretText secret={shown.secret} lead={shown.lead} />}
      {shown?.secret === null && <p className="message">It has no secret yet.</p>}
      <div className="dash-actions">
        {isKnown && (
          <button
            className="button button-secondary button-fit"
            type="button"
            aria-busy={isBusy || undefined}
            onClick={() => {
              if (!isBusy) void show();
            }}
          >
            Show the secret
          </button>
        )}
        {mayRotate && (
          <ConfirmAct
            label={isKnown ? 'Rotate the secret' : 'Make a secret'}
            title={isKnown ? `A new secret for ${name}?` : `A secret for ${name}?`}
            consequence={
              isKnown
                ? `The old secret stops working at once: ${name} signs nobody in until it has the new one.`
                : 'It is not used until you choose below how it is sent.'
            }
            act={isKnown ? 'Rotate the secret' : 'Make a secret'}
            isDangerous={isKnown}
            operation="rotate_client_secret"
            asked={{ path: { id } }}
            done={`There is a new secret for ${name}.`}
            onDone={(body) =>
              setShown({
                secret: (body as Secret).client_secret,
                lead: `This is the new secret. Put it into the settings of ${name} now.`,
              })
            }
          />
        )}
      </div>
    </>
  );
}
