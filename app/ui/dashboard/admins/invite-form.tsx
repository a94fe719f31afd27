import { useState } from 'react';

import { Choices, TextField } from '../fields.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import type { Role } from '../signed.ts';
import { useToast } from '../toasts.tsx';
import { faultOf, useOperation } from '../use-operation.ts';
import type { MadeLink } from './admins-page.tsx';
import { roleChoices } from './roles.ts';

type Invited = { invitation: { url: string } };

export function InviteForm({ onLink }: { onLink: (link: MadeLink) => void }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('admin');
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  const invite = async () => {
    const answer = await run<Invited>('invite_administrator', { body: { email, role } });
    if (!answer.ok) return;
    onLink({ whom: email, url: answer.body.invitation.url });
    say(`${email} is invited.`);
    setEmail('');
  };
  return (
    <form
      className="dash-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void invite();
      }}
    >
      <RefusalMessage problem={problem} fields={['email', 'role']} />
      <TextField
        label="Email address"
        type="email"
        value={email}
        onChange={setEmail}
        error={faultOf(problem, 'email')}
        input={{ autoComplete: 'off' }}
      />
      <Choices label="Role" value={role} choices={roleChoices} onChange={setRole} />
      <div className="dash-actions">
        <button
          className="button button-primary button-fit"
          type="submit"
          aria-busy={isBusy || undefined}
        >
          Invite
        </button>
      </div>
    </form>
  );
}
