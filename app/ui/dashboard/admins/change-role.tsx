import { useState } from 'react';

import { Dialog } from '../dialog.tsx';
import { Choices } from '../fields.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';
import type { Admin } from './admins-page.tsx';
import { roleChoices, roleNames } from './roles.ts';

/** A button and its dialog that give an administrator another role. */
export function ChangeRole({ whom, admin }: { whom: string; admin: Admin }) {
  const [isOpen, setOpen] = useState(false);
  const [role, setRole] = useState(admin.role);
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  const save = async () => {
    const answer = await run('update_administrator', {
      path: { id: admin.user_id },
      body: { role },
    });
    if (!answer.ok) return;
    setOpen(false);
    say(`${whom} has the role ${roleNames[role]} now.`);
  };
  return (
    <>
      <button
        className="button button-secondary button-small"
        type="button"
        onClick={() => setOpen(true)}
      >
        Change role
      </button>
      {isOpen && (
        <Dialog title={`The role of ${whom}`} onClose={() => setOpen(false)}>
          <RefusalMessage problem={problem} />
          <Choices label="Role" value={role} choices={roleChoices} onChange={setRole} />
          <div className="dash-actions">
            <button
              className="button button-primary button-fit"
              type="button"
              aria-busy={isBusy || undefined}
              onClick={() => {
                if (!isBusy) void save();
              }}
            >
              Save
            </button>
            <button
              className="button button-secondary button-fit"
              type="button"
              onClick={() => setOpen(false)}
            >
              Cancel
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
