import { answerOf } from './answer-of.ts';
import { LOAD_CORE, runOnCore } from './cores.ts';
import type { LoadReport, Order } from './order.ts';

/** The load, on its own core. One process fills that core: more would only take turns. */
export type Load = { walk: (order: Order) => Promise<LoadReport>; stop: () => void };

export function startLoad(): Load {
  const child = runOnCore(
    LOAD_CORE,
    ['--disable-warning=ExperimentalWarning', 'bench/load/walk-roads.ts'],
    {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  return {
    walk: (order) => answerOf<LoadReport>(child, order),
    stop: () => void child.kill(),
  };
}
