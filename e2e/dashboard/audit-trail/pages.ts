import type { PageOf } from '../support/page-of.ts';

export const pages: PageOf[] = [{ name: 'Audit trail', path: () => '/dashboard/audit-trail' }];
