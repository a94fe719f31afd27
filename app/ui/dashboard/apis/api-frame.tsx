import { Outlet, useOutletContext } from '@remix-run/react';

import { Badge } from '../badge.tsx';
import { CopyText } from '../copy-text.tsx';
import { PageHead } from '../page-head.tsx';
import { Tabs } from '../tabs.tsx';
import { apiAddress } from './api.ts';
import type { Api } from './api.ts';

/** What was read of an API, with the version to send back with a change. */
export type ReadApi = { api: Api; version: string };

/** The API whose tab is shown. */
export const useApi = () => useOutletContext<ReadApi>();

/** What all tabs of an API stand in. */
export function ApiFrame(read: ReadApi) {
  const { api } = read;
  return (
    <>
      <PageHead
        title={api.name}
        back={{ to: '/dashboard/apis', label: 'APIs' }}
        lead={
          <>
            {api.isBuiltIn && <Badge>Built in</Badge>} Identifier:{' '}
            <CopyText label="the identifier" text={api.identifier} />
          </>
        }
      />
      <Tabs
        label={`Parts of ${api.name}`}
        tabs={[
          { to: apiAddress(api), label: api.isBuiltIn ? 'Scopes' : 'Settings', isEnd: true },
          { to: apiAddress(api, '/applications'), label: 'Applications' },
          ...(api.isForPeople ? [] : [{ to: apiAddress(api, '/token'), label: 'Get a token' }]),
        ]}
      />
      <Outlet context={read} />
    </>
  );
}
