import { pages as apis } from '../apis/pages.ts';
import { pages as applications } from '../applications/pages.ts';
import { pages as auditTrail } from '../audit-trail/pages.ts';
import { pages as branding } from '../branding/pages.ts';
import { pages as connections } from '../connections/pages.ts';
import { pages as customDatabase } from '../custom-database/pages.ts';
import { pages as domains } from '../domains/pages.ts';
import { pages as logs } from '../logs/pages.ts';
import { pages as overview } from '../overview/pages.ts';
import { pages as streams } from '../streams/pages.ts';
import { pages as users } from '../users/pages.ts';
import type { PageOf } from './page-of.ts';

/** Every page of the dashboard, in the order of its navigation. */
export const everyPage: readonly PageOf[] = [
  ...overview,
  ...applications,
  ...apis,
  ...connections,
  ...customDatabase,
  ...users,
  ...domains,
  ...branding,
  ...logs,
  ...streams,
  { name: 'admins', path: () => '/dashboard/admins' },
  ...auditTrail,
];
