import { newMachine } from '../../management/support/machine.ts';
import type { PageOf } from '../support/page-of.ts';

export const pages: PageOf[] = [
  { name: 'Log streams', path: () => '/dashboard/streams' },
  { name: 'New log stream', path: () => '/dashboard/streams/new' },
  {
    name: 'Log stream',
    path: async (tenant) => {
      const machine = await newMachine(tenant);
      const { body } = await machine.ask('POST', '/log-streams', { type: 'stdout', name: 'Lines' });
      return `/dashboard/streams/${(body as { id: string }).id}`;
    },
  },
];
