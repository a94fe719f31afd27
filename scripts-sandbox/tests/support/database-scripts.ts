/** One sandbox for the scripts of a test file, which may reach the databases that the test names. */
import { afterAll, vi } from 'vitest';

import { Sandbox } from '../../index.ts';
import type { ScriptAction, ScriptOutcome } from '../../index.ts';

type Run = (source: string, action?: ScriptAction) => Promise<ScriptOutcome>;

/** @param destinations each `host:port`. @param configuration what the scripts find under that name. */
export function databaseScripts(
  destinations: readonly string[],
  configuration: Readonly<Record<string, string>> = {},
): { run: Run; ask: (body: string) => Promise<unknown> } {
  // The first run starts a child and loads a driver, on a machine that other tests keep busy.
  vi.setConfig({ testTimeout: 60_000, expect: { poll: { timeout: 10_000 } } });
  const sandbox = new Sandbox({ allowedDestinations: destinations });
  afterAll(() => {
    sandbox.stop();
  });
  let runs = 0;
  const run: Run = (source, action = { script: 'get_user', identifier: 'ada@example.com' }) => {
    runs += 1;
    // A connection each: scripts that are made to fail must not put the next ones to rest.
    const connectionId = `databases ${String(runs)}`;
    return sandbox.runScript({
      tenantId: 'databases',
      connectionId,
      source,
      action,
      configuration,
    });
  };
  /**
   * What the body of an async function gives back: in `profile.value`, or the error that it throws
   * as `error` with its fields.
   */
  const ask = async (body: string): Promise<unknown> => {
    const outcome = await run(`async (identifier, callback) => {
      const work = async () => { ${body} };
      const told = await work().then(
        (value) => ({ value }),
        (error) => ({ error: { name: error.name, message: error.message, ...error } }),
      );
      callback(null, { user_id: 'ada', told: JSON.stringify(told) });
    }`);
    if (outcome.kind !== 'ok') return outcome;
    return JSON.parse((outcome.answer as { told: string }).told);
  };
  return { run, ask };
}
