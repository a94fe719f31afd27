import { PageHead } from '../page-head.tsx';
import { useMay } from '../signed.ts';
import { Tabs } from '../tabs.tsx';
import { titleOf } from './connection.ts';
import type { Connection } from './connection.ts';

/** The heading of every page about one connection, with the way to the others. */
export function ConnectionHead(connection: Pick<Connection, 'id' | 'name' | 'display_name'>) {
  const mayTry = useMay()('update_connection');
  const { id, name, display_name } = connection;
  const here = `/dashboard/connections/${id}`;
  return (
    <>
      <PageHead
        title={titleOf(connection)}
        lead={display_name !== undefined && display_name !== name && <code>{name}</code>}
        back={{ to: '/dashboard/connections', label: 'Database connections' }}
      />
      <Tabs
        label="Parts of this connection"
        tabs={[
          { to: here, label: 'Settings', isEnd: true },
          { to: `${here}/authentication`, label: 'Authentication methods' },
          { to: `${here}/custom-database`, label: 'Custom database' },
          { to: `${here}/applications`, label: 'Applications' },
          ...(mayTry ? [{ to: `${here}/try`, label: 'Try' }] : []),
        ]}
      />
    </>
  );
}
