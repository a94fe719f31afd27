import { Link } from '@remix-run/react';

import { CheckBox } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import type { MethodsDraft } from './methods-draft.ts';

export const PasswordPanel = ({
  draft,
  change,
  mayChange,
  connectionId,
}: {
  draft: MethodsDraft;
  change: (part: Partial<MethodsDraft>) => void;
  mayChange: boolean;
  connectionId: string;
}) => (
  <div id="passwords">
    <Panel
      title="Passwords"
      lead={
        <>
          Browsers and devices without passkeys need them. What a password must be is in the{' '}
          <Link className="dash-link" to={`/dashboard/connections/${connectionId}`}>
            settings
          </Link>
          .
        </>
      }
    >
      <CheckBox
        label="Enable passwords"
        checked={draft.hasPasswords}
        disabled={!mayChange}
        onChange={(hasPasswords) => change({ hasPasswords })}
      />
      <CheckBox
        label="People may choose a password at sign-up"
        hint="Otherwise new accounts begin with a passkey only."
        checked={draft.hasPasswordAtSignUp}
        disabled={!mayChange || !draft.hasPasswords}
        onChange={(hasPasswordAtSignUp) => change({ hasPasswordAtSignUp })}
      />
    </Panel>
  </div>
);
