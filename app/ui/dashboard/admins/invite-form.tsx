import { useState } from 'react';

import { Choices, TextField } from '../fields.tsx';
import { OperationForm } from '../operation-form.tsx';
import type { Role } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import type { MadeLink } from './admins-page.tsx';
import { roleChoices } from './roles.ts';

type Invited = { invitation: { url: string } };

export function InviteForm({ onLink }: { onLink: (link: MadeLink) => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('admin');
  return (
    <OperationForm<Invited>
      operation="invite_administrator"
      asked={{ body: { email, role } }}
      fields={['email', 'role']}
      act="Invite"
      done={`${email} is invited.`}
      onDone={({ invitation: { url } }) => {
        onLink({ whom: email, url });
        setEmail('');
      }}
    >
      {(problem) => (
        <>
          <TextField
            label="Email address"
            type="email"
            value={email}
            onChange={setEmail}
            error={faultOf(problem, 'email')}
            input={{ autoComplete: 'off' }}
          />
          <Choices label="Role" value={role} choices={roleChoices} onChange={setRole} />
        </>
      )}
    </OperationForm>
  );
}
