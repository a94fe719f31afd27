import { useState } from 'react';

import { CheckBox, Select, TextField } from '../fields.tsx';
import { OperationForm } from '../operation-form.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { faultOf } from '../use-operation.ts';
import { userPath } from './user-path.ts';

const fields = ['connection', 'email', 'name', 'password'];

/** /dashboard/users/new: somebody who did not sign up themselves. */
export function NewUserPage({ connections }: { connections: string[] }) {
  const [connection, setConnection] = useState(connections[0] ?? '');
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [isVerified, setVerified] = useState(false);
  const body = {
    ...{ connection, email: email.trim(), email_verified: isVerified },
    ...(name.trim() !== '' && { name }),
    ...(password !== '' && { password }),
  };
  return (
    <>
      <PageHead
        title="Create a user"
        back={{ to: '/dashboard/users', label: 'Users' }}
        lead="For somebody who should not sign up themselves. Afterwards a rescue link lets them make their passkey."
      />
      <Panel title="Who they are">
        <OperationForm<{ user_id: string }>
          operation="create_user"
          asked={{ body }}
          fields={fields}
          act="Create user"
          done={`${email.trim()} is created.`}
          leadsTo={({ user_id: id }) => userPath(id)}
        >
          {(problem) => (
            <>
              <Select
                label="Connection"
                hint="Which of your databases keeps them."
                value={connection}
                choices={connections.map((value) => ({ value, label: value }))}
                onChange={setConnection}
                error={faultOf(problem, 'connection')}
              />
              <TextField
                label="Email address"
                type="email"
                value={email}
                onChange={setEmail}
                error={faultOf(problem, 'email')}
                input={{ autoComplete: 'off' }}
              />
              <CheckBox
                label="The email address is verified"
                hint="Check that it is theirs before you say so: applications may trust it."
                checked={isVerified}
                onChange={setVerified}
              />
              <TextField
                label="Name (optional)"
                value={name}
                onChange={setName}
                error={faultOf(problem, 'name')}
                input={{ autoComplete: 'off' }}
              />
              <TextField
                label="Password (optional)"
                type="password"
                hint="Leave it empty where they will use a passkey: you will not know a secret of theirs."
                value={password}
                onChange={setPassword}
                error={faultOf(problem, 'password')}
                input={{ autoComplete: 'new-password' }}
              />
            </>
          )}
        </OperationForm>
      </Panel>
    </>
  );
}
