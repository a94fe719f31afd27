import { ConfirmAct } from '../confirm-act.tsx';
import { Panel } from '../panel.tsx';
import { people } from './domain.ts';
import type { Domain, Usage } from './domain.ts';

/** Disabling a host, and taking it away. */
export function LetGo({
  path,
  domain: { domain: host, status },
  usage: { stranded },
  isHere,
}: {
  path: { id: string };
  domain: Domain;
  usage: Usage;
  isHere: boolean;
}) {
  if (isHere) {
    return (
      <Panel title="Disable or delete" isDangerous>
        <p>
          You are on {host} yourself. To disable or delete it, open the dashboard on another domain.
        </p>
      </Panel>
    );
  }
  const isActive = status === 'ready';
  const loss =
    stranded === 0
      ? 'Nobody loses a passkey: every one is accepted on another domain.'
      : `${people(stranded)} ${stranded === 1 ? 'has' : 'have'} passkeys that only this domain accepts, and could not sign in with them any more.`;
  return (
    <Panel title="Disable or delete" isDangerous>
      <p>{loss}</p>
      {isActive && stranded > 0 && (
        <p className="hint">It can be deleted once it is disabled: that can be taken back.</p>
      )}
      <div className="dash-actions">
        {isActive ? (
          <ConfirmAct
            label="Disable"
            title={`Disable ${host}?`}
            consequence={`It answers like an unknown host at once, and applications that use it stop working. ${loss} You can enable it again.`}
            operation="update_custom_domain_settings"
            asked={{ path, body: { status: 'disabled' } }}
            done={`${host} is disabled.`}
          />
        ) : (
          <ConfirmAct
            label="Enable"
            title={`Enable ${host}?`}
            consequence="It answers again at once."
            isDangerous={false}
            operation="update_custom_domain_settings"
            asked={{ path, body: { status: 'ready' } }}
            done={`${host} answers again.`}
          />
        )}
        {(!isActive || stranded === 0) && (
          <ConfirmAct
            label="Delete"
            title={`Delete ${host}?`}
            consequence={`Applications that use it stop working, and its name is free for others. ${loss} This cannot be taken back.`}
            operation="delete_custom_domain"
            asked={{ path }}
            done={`${host} is deleted.`}
            leadsTo="/dashboard/domains"
          />
        )}
      </div>
    </Panel>
  );
}
