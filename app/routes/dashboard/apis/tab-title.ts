import type { MetaFunction } from '@remix-run/node';

import type { ReadApi } from '../../../ui/dashboard/apis/api-frame.tsx';

const FRAME = 'routes/dashboard/apis/api';

/** The title of a tab, which names the API too. */
export const tabTitle =
  (tab: string): MetaFunction =>
  ({ matches }) => {
    const frame = matches.find(({ id }) => id === FRAME)?.data as ReadApi | undefined;
    return [{ title: `${tab} of ${frame?.api.name ?? 'an API'} | Latchkey` }];
  };
