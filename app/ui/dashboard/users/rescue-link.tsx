import { useState } from 'react';

import { ConfirmAct } from '../confirm-act.tsx';
import { CopyText } from '../copy-text.tsx';
import { Moment } from '../moment.tsx';
import { Panel } from '../panel.tsx';
import { calledAs } from './shown-user.ts';
import type { ShownUser } from './shown-user.ts';

type Link = { url: string; expires_at: string };

/** A one-time way back in, told once. */
export function RescueLink({ user }: { user: ShownUser }) {
  const [link, setLink] = useState<Link>();
  const called = calledAs(user);
  return (
    <Panel
      title="Rescue link"
      lead="For somebody who has lost every passkey and knows no password: with it they make a new passkey, or set a password, once and within an hour."
    >
      {link && (
        <div className="flex flex-col gap-2">
          <CopyText label={`the rescue link for ${called}`} text={link.url} />
          <p className="hint">
            It works once, until <Moment at={link.expires_at} />, and is not shown again. Whoever
            has it can sign in as {called}: be sure who you send it to.
          </p>
        </div>
      )}
      <div className="dash-actions">
        <ConfirmAct
          label={link ? 'Make another link' : 'Make a rescue link'}
          title={`Make a rescue link for ${called}?`}
          consequence="Whoever opens the link can take over the account, so be sure who asks for it. Their passkeys and their password keep working."
          act="Make the link"
          isDangerous={false}
          operation="create_rescue_link"
          asked={{ path: { id: user.user_id } }}
          done={`There is a rescue link for ${called}.`}
          onDone={(body) => setLink(body as Link)}
        />
      </div>
    </Panel>
  );
}
