import type { PageOf } from '../support/page-of.ts';

export const pages: PageOf[] = [
  { name: 'Branding: look', path: () => '/dashboard/branding' },
  { name: 'Branding: words', path: () => '/dashboard/branding/words' },
  {
    name: 'Branding: words of the account',
    path: () => '/dashboard/branding/words?prompt=account',
  },
  { name: 'Branding: languages', path: () => '/dashboard/branding/languages' },
  { name: 'Branding: preview', path: () => '/dashboard/branding/preview' },
];
