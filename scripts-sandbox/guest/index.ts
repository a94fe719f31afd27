/**
 * The first thing in every isolate, and part of its snapshot. The child takes what stands under
 * this name away before any script is there.
 */
import { furnish, takeAway } from './globals.ts';
import { deliver, isAwaiting, openDoor } from './host-door.ts';
import type { Host } from './host-door.ts';
import { requireModule } from './require.ts';
import { isOver, startScript, tellEnding } from './start-script.ts';
import type { Script } from './start-script.ts';
import { freeze, parse } from './untouched.ts';

/** `idle`: nothing will ever call the callback any more. */
export type Rest = 'over' | 'awaiting' | 'idle';

const scope = globalThis as unknown as Record<string, unknown>;

furnish(scope, requireModule);

scope['__latchkey'] = {
  open(say: Host['say'], ask: Host['ask'], askNow: Host['askNow']) {
    takeAway(scope);
    openDoor({ say, ask, askNow });
  },
  start(script: Script, call: string, configuration: string) {
    scope['configuration'] = freeze(parse(configuration));
    startScript(script, call);
  },
  deliver,
  /** Asked after whatever has been going on; see `Rest`. */
  rest(): Rest {
    tellEnding();
    if (isOver()) return 'over';
    return isAwaiting() ? 'awaiting' : 'idle';
  },
};
