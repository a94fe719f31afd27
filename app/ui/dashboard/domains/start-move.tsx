import { useState } from 'react';

import { ConfirmAct } from '../confirm-act.tsx';
import { Choices, TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { passkeysIn, people } from './domain.ts';
import type { Domain, Usage } from './domain.ts';
import { rpIdFault } from './typed-domain.ts';

type Way = 'to' | 'from';

/** The beginning of a move to another RP ID, or of people from another host. */
export function StartMove({
  path,
  domain: { domain: host, relying_party_identifier: rpId },
  usage,
}: {
  path: { id: string };
  domain: Domain;
  usage: Usage;
}) {
  const [way, setWay] = useState<Way>('to');
  const [typed, setTyped] = useState('');
  const other = typed.trim();
  const fault = way === 'to' ? rpIdFault(other, host) : undefined;
  const [from, to] = way === 'to' ? [rpId, other] : [other, rpId];
  return (
    <Panel
      title="Move to another RP ID"
      lead={`${people(usage.users)} ${usage.users === 1 ? 'has' : 'have'} ${passkeysIn(usage.passkeys)} for this host, so its RP ID cannot simply be changed. During a move passkeys of two RP IDs are accepted, until people have new ones.`}
    >
      <div className="dash-form">
        <Choices<Way>
          label="What changes?"
          value={way}
          onChange={setWay}
          choices={[
            {
              value: 'to',
              label: 'This host gets another RP ID',
              hint: `Passkeys are bound to ${rpId} now, and to another name of this host afterwards.`,
            },
            {
              value: 'from',
              label: 'People come here from another host',
              hint: `They have passkeys of that host, and get new ones of ${rpId}.`,
            },
          ]}
        />
        <TextField
          label={way === 'to' ? 'New RP ID' : 'RP ID that people come from'}
          value={typed}
          onChange={setTyped}
          error={fault}
          hint={
            way === 'to'
              ? 'The host itself or a domain above it.'
              : 'Such as login.old.example. Its host has to go on answering for as long as the move lasts.'
          }
          input={{ dir: 'ltr', autoComplete: 'off', spellCheck: false, autoCapitalize: 'none' }}
        />
        {other !== '' && fault === undefined && (
          <div className="dash-actions">
            <ConfirmAct
              label="Start the move"
              title={`Move from ${from} to ${to}?`}
              consequence={
                <ul className="flex list-disc flex-col gap-1 ps-5">
                  <li>
                    Passkeys of {from} and of {to} are accepted on {host} from now on.
                  </li>
                  <li>
                    New ones are bound to {to}. Who signs in with an old one and has no new one is
                    offered one.
                  </li>
                  {way === 'from' && (
                    <li>
                      Browsers read <code>https://{from}/.well-known/webauthn</code>. It has to be
                      answered until the move ends.
                    </li>
                  )}
                  <li>Nobody is locked out, and you can go back at any time.</li>
                </ul>
              }
              act="Start the move"
              isDangerous={false}
              operation="start_custom_domain_move"
              asked={{
                path,
                body: way === 'to' ? { relying_party_identifier: other } : { from: other },
              }}
              done={`${host} accepts passkeys of both from now on.`}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}
