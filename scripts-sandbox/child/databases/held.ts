/**
 * Connections of a run, under numbers: a script knows the number only.
 *
 * Invariants:
 * 1. A number means what this run has opened with this driver, and nothing else.
 * 2. When the run ends, every connection is closed, whatever its script has forgotten.
 */
import { databaseLimits } from '../../limits.ts';
import type { RunScope } from '../run-door.ts';
import { Wire } from './wire.ts';
import type { Inspect } from './wire.ts';

/** What a driver keeps of one connection, with how to let go of it. */
export type Held = {
  wire: Wire;
  /** Passwords and connection strings, which no error may tell. */
  secrets: readonly string[];
  /** Called once, before the sockets are cut. */
  letGo?: () => void;
};

const kinds = new WeakMap<object, string>();
let numbers = 0;

/** Opens a connection, whose sockets are of the run from the beginning. */
export async function open<Kind extends Held>(
  scope: RunScope,
  kind: string,
  secrets: readonly string[],
  connect: (wire: Wire) => Promise<Kind>,
  inspect?: Inspect,
): Promise<{ number: number; held: Kind }> {
  const wire = new Wire(inspect);
  const opening = { wire, secrets };
  numbers += 1;
  const number = numbers;
  if (scope.signal.aborted) throw new Error('The script has ended');
  if (connectionsOf(scope) >= databaseLimits.connections) {
    const limit = String(databaseLimits.connections);
    throw new Error(`A script may have ${limit} connections to databases at a time`);
  }
  kinds.set(opening, kind);
  scope.held.set(number, opening);
  const onEnd = (): void => {
    close(scope, number);
  };
  scope.signal.addEventListener('abort', onEnd, { once: true });
  try {
    const held = await wire.ask(() => connect(wire));
    kinds.set(held, kind);
    if (!scope.held.has(number)) throw new Error('The connection is closed');
    scope.held.set(number, held);
    return { number, held };
  } catch (error) {
    close(scope, number);
    throw error;
  }
}

/** @throws Error where the run has none of this number. */
export function heldOf<Kind extends Held>(scope: RunScope, kind: string, number: unknown): Kind {
  const held = typeof number === 'number' ? scope.held.get(number) : undefined;
  if (typeof held !== 'object' || held === null || kinds.get(held) !== kind) {
    throw new Error('The connection is closed');
  }
  return held as Kind;
}

export function close(scope: RunScope, number: unknown): void {
  const held = typeof number === 'number' ? scope.held.get(number) : undefined;
  if (typeof held !== 'object' || held === null || !kinds.has(held)) return;
  scope.held.delete(number as number);
  const { wire, letGo } = held as Held;
  letGo?.();
  wire.close();
}

function connectionsOf(scope: RunScope): number {
  let count = 0;
  for (const held of scope.held.values()) {
    if (typeof held === 'object' && held !== null && kinds.has(held)) count += 1;
  }
  return count;
}
