import { useState } from 'react';

import { Choices, TextField } from '../fields.tsx';
import { OperationForm } from '../operation-form.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { faultOf } from '../use-operation.ts';
import type { Refusal } from '../ask-server.ts';
import type { AppType } from './application.ts';
import { keepFreshSecret } from './fresh-secret.ts';
import { kindChoices } from './kinds.ts';
import { newApplication, startOf } from './new-application.ts';
import { faultOfReturnAddress, faultOfWebAddress } from './return-address.ts';

type Made = { client_id: string; client_secret?: string };

/** Its secret goes on with the page. */
function quickStartOf({ client_id: id, client_secret: secret }: Made): string {
  if (secret) keepFreshSecret(id, secret);
  return `/dashboard/applications/${id}/quick-start`;
}

/** Where a fault of the one address may be told: it becomes several settings. */
const addressFields = ['callbacks', 'allowed_logout_urls', 'web_origins', 'initiate_login_uri'];

/** /dashboard/applications/new: from the kind to the quick start of that kind. */
export function NewApplicationPage() {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<AppType>('spa');
  const [start, setStart] = useState(startOf.spa?.example ?? '');
  const choose = (chosen: AppType) => {
    if (start === (startOf[kind]?.example ?? '')) setStart(startOf[chosen]?.example ?? '');
    setKind(chosen);
  };
  return (
    <>
      <PageHead
        title="Create an application"
        back={{ to: '/dashboard/applications', label: 'Applications' }}
      />
      <Panel title="What is it?">
        <OperationForm<Made>
          operation="create_client"
          asked={{ body: newApplication(kind, name, start) }}
          fields={['name', ...addressFields]}
          act="Create"
          done={`${name} is created.`}
          leadsTo={quickStartOf}
        >
          {(problem) => (
            <>
              <TextField
                label="Name"
                hint="People read it when they sign in."
                value={name}
                onChange={setName}
                error={faultOf(problem, 'name')}
                input={{ autoComplete: 'off', maxLength: 100 }}
              />
              <Choices label="Kind" value={kind} choices={kindChoices} onChange={choose} />
              <Start kind={kind} value={start} onChange={setStart} problem={problem} />
            </>
          )}
        </OperationForm>
      </Panel>
    </>
  );
}

function Start({
  kind,
  value,
  onChange,
  problem,
}: {
  kind: AppType;
  value: string;
  onChange: (value: string) => void;
  problem: Refusal | undefined;
}) {
  const start = startOf[kind];
  if (!start) return null;
  const check = kind === 'native' ? faultOfReturnAddress : faultOfWebAddress;
  const typed = value.trim() === '' ? undefined : check(value.trim());
  const refused = addressFields.flatMap((field) => faultOf(problem, field) ?? [])[0];
  return (
    <TextField
      label={start.label}
      hint={start.hint}
      value={value}
      onChange={onChange}
      error={typed ?? refused}
      input={{ autoComplete: 'off', inputMode: 'url', dir: 'ltr', spellCheck: false }}
    />
  );
}
