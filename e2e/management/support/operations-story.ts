import { test as base } from '../../support/story.ts';
import { newMachine } from './machine.ts';
import type { Machine } from './machine.ts';

/** The stories' `test` with `machine`, which may do everything in the worker's tenant. */
export const test = base.extend<object, { machine: Machine }>({
  machine: [
    async ({ tenant }, use) => {
      await use(await newMachine(tenant));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';

/** A refusal in one line: its status, its code and what it says. */
export async function refusalOf(machine: Machine, method: string, path: string, body?: unknown) {
  const answer = await machine.ask(method, path, body);
  const { errorCode, message } = answer.body as { errorCode: string; message: string };
  return `${answer.status} ${errorCode}: ${message}`;
}
