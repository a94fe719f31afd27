import { Link } from '@remix-run/react';

import { Flag } from '../fields.tsx';
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
      <Flag
        name="hasPasswords"
        {...{ draft, change }}
        label="Enable passwords"
        disabled={!mayChange}
      />
      <Flag
        name="hasPasswordAtSignUp"
        {...{ draft, change }}
        label="People may choose a password at sign-up"
        hint="Otherwise new accounts begin with a passkey only."
        disabled={!mayChange || !draft.hasPasswords}
      />
    </Panel>
  </div>
);
