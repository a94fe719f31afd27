import { useNavigate } from '@remix-run/react';
import { useState } from 'react';

import { TextField } from '../fields.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useToast } from '../toasts.tsx';
import { faultOf, useOperation } from '../use-operation.ts';
import { apiAddress } from './api.ts';

/** /dashboard/apis/new */
export function NewApiPage() {
  const [name, setName] = useState('');
  const [identifier, setIdentifier] = useState('');
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  const navigate = useNavigate();
  const create = async () => {
    const body = { name, identifier: identifier.trim() };
    const answer = await run<{ id: string }>('create_resource_server', { body });
    if (!answer.ok) return;
    say(`${name} is created.`);
    void navigate(apiAddress(answer.body));
  };
  const taken = problem?.code === 'conflict' ? problem.message : undefined;
  return (
    <>
      <PageHead title="Create an API" back={{ to: '/dashboard/apis', label: 'APIs' }} />
      <Panel title="What is it?">
        <form
          className="dash-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) void create();
          }}
        >
          {!taken && <RefusalMessage problem={problem} fields={['name', 'identifier']} />}
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
            error={faultOf(problem, 'identifier') ?? taken}
            input={{ autoComplete: 'off', inputMode: 'url', dir: 'ltr', spellCheck: false }}
          />
          <div className="dash-actions">
            <button
              className="button button-primary button-fit"
              type="submit"
              aria-busy={isBusy || undefined}
            >
              Create
            </button>
          </div>
        </form>
      </Panel>
    </>
  );
}
