import type { Choice } from '../fields.tsx';
import type { AppType } from './application.ts';

export const kindNames: Record<AppType, string> = {
  spa: 'Single page',
  regular_web: 'Regular web',
  native: 'Native',
  non_interactive: 'Machine to machine',
};

export const kindChoices: readonly Choice<AppType>[] = [
  {
    value: 'spa',
    label: kindNames.spa,
    hint: 'Runs in the browser, such as React, Vue or Angular. It can keep no secret.',
  },
  {
    value: 'regular_web',
    label: kindNames.regular_web,
    hint: 'Runs on a server that makes the pages, such as Express, Rails or Laravel.',
  },
  {
    value: 'native',
    label: kindNames.native,
    hint: 'Is installed on a phone or a computer.',
  },
  {
    value: 'non_interactive',
    label: kindNames.non_interactive,
    hint: 'A job or a service that calls an API by itself. Nobody signs in to it.',
  },
];
