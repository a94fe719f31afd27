import type { PageOf } from '../support/page-of.ts';

export const pages: PageOf[] = [{ name: 'Overview', path: () => '/dashboard' }];
