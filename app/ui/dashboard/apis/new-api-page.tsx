import { useState } from 'react';

import type { Refusal } from '../ask-server.ts';
import { TextField } from '../fields.tsx';
import { OperationForm } from '../operation-form.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { faultOf } from '../use-operation.ts';
import { apiAddress } from './api.ts';

/** There is another one with it. */
const besideIdentifier = (problem: Refusal): Refusal =>
  problem.code === 'conflict'
    ? { ...problem, faults: [{ field: 'identifier', message: problem.message }] }
    : problem;

/** /dashboard/apis/new */
export function NewApiPage() {
  const [name, setName] = useState('');
  const [identifier, setIdentifier] = useState('');
  return (
    <>
      <PageHead title="Create an API" back={{ to: '/dashboard/apis', label: 'APIs' }} />
      <Panel title="What is it?">
        <OperationForm<{ id: string }>
          operation="create_resource_server"
          asked={{ body: { name, identifier: identifier.trim() } }}
          fields={['name', 'identifier']}
          told={besideIdentifier}
          act="Create"
          done={`${name} is created.`}
          leadsTo={(made) => apiAddress(made)}
        >
          {(problem) => (
            <>
              <TextField
                label="Name"
                hint="People read it where they are asked for their consent."
                value={name}
                onChange={setName}
                error={faultOf(problem, 'name')}
                input={{ autoComplete: 'off', maxLength: 100 }}
              />
              <TextField
                label="Identifier"
                hint="An address such as https://api.example.com. Tokens name it as their audience. Nothing is fetched from it, and it cannot be changed later."
                value={identifier}
                onChange={setIdentifier}
                error={faultOf(problem, 'identifier')}
                input={{ autoComplete: 'off', inputMode: 'url', dir: 'ltr', spellCheck: false }}
              />
            </>
          )}
        </OperationForm>
      </Panel>
    </>
  );
}
