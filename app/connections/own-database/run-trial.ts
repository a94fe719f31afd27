/**
 * Runs a source for whoever writes it, as the connection would run it.
 *
 * 1. Nothing is written down.
 * 2. A trial has a breaker of its own: what fails here takes nobody's sign-in away.
 */
import { findConfiguration } from '#app/store/connection-configuration.ts';

import type { ScriptAnswer, ScriptAction, ScriptOutcome } from '../../../scripts-sandbox/index.ts';
import { apart, describe, maskerOfRun, runSource } from './run-in-use.ts';
import type { Called, ScriptPlace } from './run-in-use.ts';

export type Trial<Action extends ScriptAction = ScriptAction> = {
  outcome: ScriptOutcome<ScriptAnswer<Action['script']>>;
  /** The same as its author may read it. */
  told: Record<string, unknown>;
  /** Takes out of anything else what is out of `told`. */
  mask: <Said>(said: Said) => Said;
};

export async function runTrial<Action extends ScriptAction>(
  place: ScriptPlace,
  source: string,
  called: Called<Action>,
): Promise<Trial<Action>> {
  const { tenant, connection } = place;
  const scripts = { configuration: await findConfiguration(tenant.id, connection.id) };
  const outcome = await runSource(apart(place, 'trial'), scripts, source, called);
  return {
    outcome,
    told: describe(scripts, called, outcome),
    mask: maskerOfRun(scripts, called),
  };
}
