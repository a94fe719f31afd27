/** A sandbox for the tests of a file, and short ways to run something in it. */
import { afterAll } from 'vitest';

import { Sandbox } from '../../index.ts';
import type { SandboxSettings, ScriptAction, ScriptRequest } from '../../index.ts';

export type Asked = Partial<Omit<ScriptRequest, 'source' | 'action'>>;

/** Opens a sandbox that is stopped after the tests of the file. */
export function openedSandbox(settings: Partial<SandboxSettings> = {}) {
  const sandbox = new Sandbox({ allowedDestinations: [], ...settings });
  afterAll(() => {
    sandbox.stop();
  });
  let runs = 0;
  const run = <Action extends ScriptAction>(source: string, action: Action, asked: Asked = {}) =>
    sandbox.runScript<Action>({
      tenantId: 'acme',
      // Of a connection of its own: none rests because others have failed.
      connectionId: `people-${String((runs += 1))}`,
      configuration: {},
      ...asked,
      source,
      action,
    });
  return {
    sandbox,
    run,
    /** Runs a Get User script for `ada`. */
    getUser: (source: string, asked: Asked = {}) =>
      run(source, { script: 'get_user', identifier: 'ada' }, asked),
    /** Runs the body of a Get User script, which ends by calling `callback`. */
    body: (text: string, asked: Asked = {}) =>
      run(
        `function getUser(identifier, callback) {\n${text}\n}`,
        { script: 'get_user', identifier: 'ada' },
        asked,
      ),
  };
}

export const honest = `function getUser(id, callback) { callback(null, { user_id: id, email: 'ada@example.com' }); }`;
