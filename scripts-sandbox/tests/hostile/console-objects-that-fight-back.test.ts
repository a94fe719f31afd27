import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { floods } from './scripts.ts';

const { attack } = attackedSandbox();

it('what is said never ends a script, whatever it is made of', async () => {
  const outcome = await attack(floods.consoleObjects);
  expect(outcome.kind).toBe('ok');
  const lines = outcome.report.console.map(({ text }) => text);
  expect(lines.slice(0, 4)).toEqual([
    '[Unreadable]',
    '[Unreadable]',
    '[Unreadable]',
    '(what cannot be shown)',
  ]);
  expect(lines).toHaveLength(6);
});
