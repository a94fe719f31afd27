import { ProviderIcon } from '../../account/provider-icon.tsx';
import type { Provider } from '../../account/provider-icon.tsx';
import { Badge } from '../badge.tsx';
import { ConfirmAct } from '../confirm-act.tsx';
import { Empty, Panel } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { RenamePasskey } from './rename-passkey.tsx';
import { RescueLink } from './rescue-link.tsx';
import { calledAs } from './shown-user.ts';
import type { ShownUser } from './shown-user.ts';
import { When } from './when.tsx';

export type Passkey = {
  id: string;
  name: string;
  provider: Provider | null;
  /** Its provider may copy it to their other devices. */
  isSynced: boolean;
  rpId: string;
  createdAt: string;
  lastUsedAt: string | null;
};

/** The passkeys of a user, and a way back in for whoever has lost theirs. */
export function UserPasskeys({ user, passkeys }: { user: ShownUser; passkeys: Passkey[] }) {
  const may = useMay();
  return (
    <>
      {passkeys.length === 0 ? (
        <Empty title="No passkeys yet">
          <p>
            They make one when they sign up, when they are asked after a sign-in, or on their
            account page. A rescue link lets them make one now.
          </p>
        </Empty>
      ) : (
        <Table
          caption="Passkeys"
          rows={passkeys}
          keyOf={({ id }) => id}
          columns={[
            { title: 'Passkey', cell: (passkey) => <Named passkey={passkey} /> },
            { title: 'Works for', cell: ({ rpId }) => <code className="dash-code">{rpId}</code> },
            { title: 'Created', cell: ({ createdAt }) => <When at={createdAt} /> },
            { title: 'Last used', cell: ({ lastUsedAt }) => <When at={lastUsedAt} /> },
            ...(may('delete_authentication_method')
              ? [
                  {
                    title: 'Actions',
                    cell: (passkey: Passkey) => <Actions user={user} passkey={passkey} />,
                  },
                ]
              : []),
          ]}
        />
      )}
      {may('create_rescue_link') && <RescueLink user={user} />}
      {passkeys.length > 1 && may('delete_authentication_methods') && (
        <DeleteAll user={user} count={passkeys.length} />
      )}
    </>
  );
}

const Named = ({ passkey: { name, provider, isSynced } }: { passkey: Passkey }) => (
  <div className="flex min-w-48 items-start gap-3">
    <ProviderIcon provider={provider} />
    <div>
      <bdi>{name}</bdi>
      <p className="hint">
        {provider && provider.name !== name && <bdi>{provider.name}</bdi>}{' '}
        <Badge>{isSynced ? 'Synced' : 'One device'}</Badge>
      </p>
    </div>
  </div>
);

const removed =
  'Whoever signs in with it next is told that it cannot be used here any more, and their device is asked to forget it. They need another way in: another passkey, their password, or a rescue link.';

function Actions({ user, passkey }: { user: ShownUser; passkey: Passkey }) {
  const { id, name } = passkey;
  const path = { id: user.user_id, method_id: id };
  return (
    <div className="flex flex-nowrap gap-2">
      <RenamePasskey path={path} name={name} />
      <ConfirmAct
        label="Revoke"
        title={`Revoke ${name}?`}
        consequence={removed}
        isSmall
        operation="delete_authentication_method"
        asked={{ path }}
        done={`${name} is revoked.`}
      />
    </div>
  );
}

const DeleteAll = ({ user, count }: { user: ShownUser; count: number }) => (
  <Panel
    title="Delete all passkeys"
    isDangerous
    lead="For somebody whose devices were lost or stolen. Sessions stay: end them on the page of sessions."
  >
    <div className="dash-actions">
      <ConfirmAct
        label="Delete all passkeys"
        title={`Delete all ${count} passkeys of ${calledAs(user)}?`}
        consequence={`All ${count} passkeys stop working. Without a password they get back in only by a rescue link.`}
        operation="delete_authentication_methods"
        asked={{ path: { id: user.user_id } }}
        done="All passkeys are deleted."
      />
    </div>
  </Panel>
);
