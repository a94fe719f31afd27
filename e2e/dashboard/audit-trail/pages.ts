import type { PageOf } from '../support/page-of.ts';

export const pages: PageOf[] = [
  { name: 'Audit trail', path: () => '/dashboard/audit-trail' },
  {
    name: 'Audit trail, where no act fits',
    path: () => '/dashboard/audit-trail?actor=admin%7Cgone&operation=delete_connection',
  },
];
