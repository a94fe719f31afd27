/** Ways to call a script's function: ours, and what else there is in Node. */
import { createRequire } from 'node:module';
import { createContext, runInContext } from 'node:vm';
import { Worker } from 'node:worker_threads';

import type { Sandbox } from '../../scripts-sandbox/index.ts';
import type { TimedScript } from './scripts.ts';
import { person } from './scripts.ts';

/** Calls once; rejects where the answer is not the one that it must be. */
export type Way = () => Promise<void>;

type Configuration = Readonly<Record<string, string>>;
type Callback = (error: unknown, answer: unknown) => void;
type ScriptFunction = (...parameters: unknown[]) => unknown;

const require = createRequire(import.meta.url);

export const inSandbox =
  (sandbox: Sandbox, script: TimedScript, configuration: Configuration, tenantId: string): Way =>
  async () => {
    const outcome = await sandbox.runScript({
      tenantId,
      connectionId: 'directory',
      configuration,
      ...script,
    });
    if (outcome.kind !== 'ok') throw new Error(`A run ended as ${JSON.stringify(outcome)}`);
    expectPerson({ ...outcome.answer, user_id: outcome.answer?.user_id.replace('auth0|', '') });
  };

/** The function itself, made once. */
export function directly(script: TimedScript, configuration: Configuration): Way {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what is measured is our own text.
  const make = new Function('require', 'configuration', `return (${script.source}\n)`) as (
    ...scope: unknown[]
  ) => ScriptFunction;
  const call = make(require, configuration);
  return () => answered(call, script);
}

/** A fresh context for each call; the modules are the process's own. */
export const inVmContext =
  (script: TimedScript, configuration: Configuration): Way =>
  () => {
    const scope = createContext({ require, configuration });
    return answered(runInContext(`(${script.source}\n)`, scope) as ScriptFunction, script);
  };

/** A fresh worker for each call, timed until it answers. */
export const inWorker =
  (script: TimedScript, configuration: Configuration): Way =>
  async () => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const worker = new Worker(new URL('fresh-worker.mjs', import.meta.url), {
      workerData: { source: script.source, parameters: parametersOf(script), configuration },
    });
    worker.once('message', resolve).once('error', reject);
    try {
      expectPerson(await promise);
    } finally {
      void worker.terminate();
    }
  };

const parametersOf = ({ action, context }: TimedScript): unknown[] =>
  context ? [action.identifier, context] : [action.identifier];

async function answered(call: ScriptFunction, script: TimedScript): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const callback: Callback = (error, answer) => {
    if (error) reject(error);
    else resolve(answer);
  };
  call(...parametersOf(script), callback);
  expectPerson(await promise);
}

function expectPerson(answer: unknown): void {
  const { user_id: userId, email } = (answer ?? {}) as Partial<typeof person>;
  if (userId !== person.user_id || email !== person.email) {
    throw new Error(`A script answered ${JSON.stringify(answer)}`);
  }
}
