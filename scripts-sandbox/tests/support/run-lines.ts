/** Runs lines of script in a sandbox that is open for one file of tests. */
import { afterAll, beforeAll } from 'vitest';

import { Sandbox } from '../../index.ts';
import type { ScriptOutcome } from '../../index.ts';

export type Lines = {
  /** `lines` are the body of an `async` function; they end the run by `callback`, or by throwing. */
  run: (lines: string, tenantId?: string) => Promise<ScriptOutcome>;
  /** What the lines return, which has to have a form in JSON. */
  valueOf: (lines: string, tenantId?: string) => Promise<unknown>;
};

export function sandboxForLines(): Lines {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = new Sandbox({ allowedDestinations: [] });
  });
  afterAll(() => {
    sandbox.stop();
  });

  const run: Lines['run'] = (lines, tenantId = 'attacker') =>
    sandbox.runScript({
      tenantId,
      // Each its own: what fails on purpose twenty times would be left alone for a while.
      connectionId: crypto.randomUUID(),
      source: `async function getUser(id, callback) { ${lines} }`,
      action: { script: 'get_user', identifier: 'lines' },
      configuration: {},
    });

  const valueOf: Lines['valueOf'] = async (lines, tenantId) => {
    const outcome = await run(
      `const value = await (async () => { ${lines} })();
       callback(null, { user_id: 'lines', user_metadata: { json: JSON.stringify(value) } });`,
      tenantId,
    );
    if (outcome.kind !== 'ok') throw new Error(`The lines ended as ${JSON.stringify(outcome)}`);
    const { json } = (outcome.answer as { user_metadata: { json: string } }).user_metadata;
    return JSON.parse(json) as unknown;
  };

  return { run, valueOf };
}

/** Lines that give the name, code and message of what the work throws or rejects with. */
export const refusalOf = (work: string): string =>
  `try { return ['worked', await (${work})]; } catch (error) { return [error.name, error.code, error.message]; }`;

/** The same of a function that tells a callback. */
export const toldTo = (work: string): string =>
  refusalOf(
    `new Promise((resolve, reject) => (${work})((error, value) => error ? reject(error) : resolve(value)))`,
  );
