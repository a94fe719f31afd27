import { expect, test } from 'vitest';

import type { RunScope } from '../run-door.ts';
import { close, heldOf, open } from './held.ts';
import type { Held } from './held.ts';

function newRun(): { scope: RunScope; end: () => void } {
  const controller = new AbortController();
  const end = (): void => {
    controller.abort();
  };
  return { scope: { signal: controller.signal, held: new Map() }, end };
}

const opened = (scope: RunScope, letGo?: () => void): Promise<{ number: number; held: Held }> =>
  open<Held>(scope, 'pg', [], (wire) => Promise.resolve({ wire, secrets: [], letGo }));

test('a number is of one run, and of one driver', async () => {
  const run = newRun();
  const { number, held } = await opened(run.scope);
  expect(heldOf(run.scope, 'pg', number)).toBe(held);
  expect(() => heldOf(newRun().scope, 'pg', number)).toThrow('The connection is closed');
  expect(() => heldOf(run.scope, 'mysql', number)).toThrow('The connection is closed');
  expect(() => heldOf(run.scope, 'pg', String(number))).toThrow('The connection is closed');
});

test('what other capabilities hold is no connection', () => {
  const { scope } = newRun();
  scope.held.set(1, { wire: 'none' });
  expect(() => heldOf(scope, 'pg', 1)).toThrow('The connection is closed');
  close(scope, 1);
  expect(scope.held.has(1)).toBe(true);
});

test('the end of the run lets go of everything once, and nothing is opened after it', async () => {
  const run = newRun();
  let goodbyes = 0;
  const { number } = await opened(run.scope, () => {
    goodbyes += 1;
  });
  run.end();
  close(run.scope, number);
  expect(goodbyes).toBe(1);
  expect(() => heldOf(run.scope, 'pg', number)).toThrow('The connection is closed');
  await expect(opened(run.scope)).rejects.toThrow('The script has ended');
});

test('a connection whose run ends while it comes about is not held', async () => {
  const run = newRun();
  const opening = open<Held>(run.scope, 'pg', [], () => new Promise(() => undefined));
  run.end();
  await expect(opening).rejects.toThrow('The connection is closed');
  expect(run.scope.held.size).toBe(0);
});
