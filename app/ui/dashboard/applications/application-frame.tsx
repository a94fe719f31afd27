import { Outlet, useOutletContext } from '@remix-run/react';

import { CopyText } from '../copy-text.tsx';
import { PageHead } from '../page-head.tsx';
import { useMay } from '../signed.ts';
import { Tabs } from '../tabs.tsx';
import type { Application } from './application.ts';
import { kindNames } from './kinds.ts';

/** What was read of an application, with the version to send back with a change. */
export type ReadApplication = { application: Application; version: string };

/** The application whose tab is shown. */
export const useApplication = () => useOutletContext<ReadApplication>();

/** What all tabs of an application stand in: its name, its client id, and the way to the others. */
export function ApplicationFrame(read: ReadApplication) {
  const { client_id: id, name, app_type: kind } = read.application;
  const may = useMay();
  const at = `/dashboard/applications/${id}`;
  const isMachine = kind === 'non_interactive';
  return (
    <>
      <PageHead
        title={name}
        back={{ to: '/dashboard/applications', label: 'Applications' }}
        lead={
          <>
            {kindNames[kind]}. Client id: <CopyText label="the client id" text={id} />
          </>
        }
      />
      <Tabs
        label={`Parts of ${name}`}
        tabs={[
          { to: at, label: 'Settings', isEnd: true },
          { to: `${at}/quick-start`, label: 'Quick start' },
          { to: `${at}/tokens`, label: 'Tokens' },
          ...(isMachine ? [] : [{ to: `${at}/connections`, label: 'Connections' }]),
          ...(may('read_client_secret') ? [{ to: `${at}/credentials`, label: 'Credentials' }] : []),
        ]}
      />
      <Outlet context={read} />
    </>
  );
}
