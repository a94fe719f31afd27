import type { ReactNode } from 'react';

import { PageHead } from '../page-head.tsx';
import { Tabs } from '../tabs.tsx';
import { scripts } from './scripts.ts';
import { addressOf } from './script-state.ts';
import type { ScriptAt } from './script-state.ts';
import { StateOfScript } from './script-table.tsx';

/** What stands above every page about one script. */
export function ScriptFrame({ at, children }: { at: ScriptAt; children: ReactNode }) {
  const { connection, script, state } = at;
  const kind = scripts.find(({ name }) => name === script);
  const address = addressOf(at);
  return (
    <>
      <PageHead
        title={kind?.label ?? script}
        lead={kind?.purpose}
        back={{
          to: `/dashboard/connections/${connection.id}/custom-database`,
          label: `Custom database of ${connection.name}`,
        }}
      >
        <StateOfScript {...state} />
      </PageHead>
      <Tabs
        label="Script"
        tabs={[
          { to: address, label: 'Edit and try', isEnd: true },
          { to: `${address}/versions`, label: 'Versions' },
          { to: `${address}/runs`, label: 'Runs' },
        ]}
      />
      {children}
    </>
  );
}
