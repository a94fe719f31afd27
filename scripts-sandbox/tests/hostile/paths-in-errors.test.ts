import path from 'node:path';

import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { answers, endings, errors, recursion, walks } from './scripts.ts';

const { attack, body } = attackedSandbox();

const tellEverything = `
  const told = [];
  const tell = (error) => told.push(String(error), String(error && error.stack), String(error && error.message));
  const wrongs = [
    () => null.x, () => require('fs'), () => require({ toString: null }), () => new Function('('), () => eval('('),
    () => setTimeout(), () => Buffer.from(), () => JSON.parse('{'), () => new UnauthorizedError().x.y, () => callback.call.call(1),
    () => (function deeper() { deeper(); })(), () => new Proxy({}, null), () => decodeURIComponent('%'),
  ];
  for (const wrong of wrongs) try { wrong(); } catch (error) { tell(error); }
  import('fs').catch((error) => { tell(error); callback(null, { user_id: 'x', user_metadata: { told: told.join('\\n') } }); });
`;

it('no error, stack or message tells a path of the machine', async () => {
  const outcomes = [
    await body(tellEverything),
    await attack(endings.timerFlood),
    await attack(answers.functionAnswer),
    await attack(answers.revokedProxy),
    await attack(errors.rejectedWithNothing),
    await attack(recursion.deepRecursion),
    await attack(walks.requireTricks),
    await body('return await 1;'),
  ];
  const text = JSON.stringify(outcomes);
  const root = path.resolve(import.meta.dirname, '../../..');
  for (const hint of [
    root,
    path.basename(root) + path.sep,
    'node_modules',
    'file:',
    'isolated-vm',
    'node:internal',
    process.execPath,
    'child/',
  ]) {
    expect(text).not.toContain(hint);
  }
  expect(text).toContain('script.js');
});
