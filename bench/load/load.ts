import { once } from 'node:events';

import { LOAD_CORE, runOnCore } from './cores.ts';
import type { LoadReport, Order } from './order.ts';

/** The load, on its own core. One process fills that core: more would only take turns. */
export type Load = { walk: (order: Order) => Promise<LoadReport>; stop: () => void };

export function startLoad(): Load {
  const child = runOnCore(LOAD_CORE, ['--disable-warning=ExperimentalWarning', 'bench/load/walk-roads.ts'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('the load process ended before it had reported');
  });
  // Nobody waits for the end of a load that is stopped on purpose.
  ended.catch(() => undefined);
  return {
    walk: async (order) => {
      child.send(order);
      const [report] = (await Promise.race([once(child, 'message'), ended])) as [LoadReport];
      return report;
    },
    stop: () => void child.kill(),
  };
}
