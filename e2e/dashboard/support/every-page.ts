import type { PageOf } from './page-of.ts';

/** Every page of the dashboard, in the order of its navigation. */
export const everyPage: readonly PageOf[] = [{ name: 'admins', path: () => '/dashboard/admins' }];
