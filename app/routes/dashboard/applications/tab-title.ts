import type { MetaFunction } from '@remix-run/node';

import type { ReadApplication } from '../../../ui/dashboard/applications/application-frame.tsx';

const FRAME = 'routes/dashboard/applications/application';

/** The title of a tab, which names the application too. */
export const tabTitle =
  (tab: string): MetaFunction =>
  ({ matches }) => {
    const frame = matches.find(({ id }) => id === FRAME)?.data as ReadApplication | undefined;
    const name = frame?.application.name ?? 'Application';
    return [{ title: `${tab} of ${name} | Latchkey` }];
  };
