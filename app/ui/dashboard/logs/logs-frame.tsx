import type { ReactNode } from 'react';

import { PageHead } from '../page-head.tsx';
import { useMay } from '../signed.ts';
import { Tabs } from '../tabs.tsx';

/** The heading of the pages of the log, and the way between them. */
export function LogsFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const may = useMay();
  const tabs = [
    { to: '/dashboard/logs', label: 'Events', isEnd: true },
    ...(may('get_tenant_settings')
      ? [{ to: '/dashboard/logs/retention', label: 'Retention' }]
      : []),
  ];
  return (
    <>
      <PageHead
        title="Logs"
        lead="Everything that happened when people and applications signed in."
      >
        {actions}
      </PageHead>
      <Tabs label="Logs" tabs={tabs} />
      {children}
    </>
  );
}
