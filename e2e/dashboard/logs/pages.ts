import { newMachine } from '../../management/support/machine.ts';
import type { PageOf } from '../support/page-of.ts';

export const pages: PageOf[] = [
  { name: 'Logs', path: () => '/dashboard/logs' },
  { name: 'Log retention', path: () => '/dashboard/logs/retention' },
  {
    name: 'Event',
    path: async (tenant) => {
      // That the machine got its token is an event.
      const machine = await newMachine(tenant);
      const { body } = await machine.ask('GET', '/logs?per_page=1');
      const [newest] = body as { log_id: string }[];
      return `/dashboard/logs/${newest?.log_id ?? ''}`;
    },
  },
];
