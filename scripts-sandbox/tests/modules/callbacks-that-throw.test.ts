/** An error of a callback that nobody can catch ends the run, as it ends the process in Node. */
import { expect, it } from 'vitest';

import { sandboxForLines } from '../support/run-lines.ts';

const { run } = sandboxForLines();

it.each([
  `require('crypto').pbkdf2('p', 's', 1, 8, 'sha1', () => { throw new RangeError('mine'); });`,
  `require('crypto').randomBytes(8, () => { throw new RangeError('mine'); });`,
  `require('bcrypt').compare('p', '', () => { throw new RangeError('mine'); });`,
  `setTimeout(() => { throw new RangeError('mine'); }, 1);`,
  `queueMicrotask(() => { throw new RangeError('mine'); });`,
  `const target = new EventTarget(); target.addEventListener('x', () => { throw new RangeError('mine'); }); target.dispatchEvent(new Event('x'));`,
])('%s', async (lines) => {
  expect(await run(lines)).toMatchObject({
    kind: 'threw',
    error: { name: 'RangeError', message: 'mine' },
  });
});

it('counts for nothing after the end', async () => {
  const outcome = await run(`callback(null); queueMicrotask(() => { throw new Error('late'); });`);
  expect(outcome.kind).toBe('ok');
});

it('counts password hashes apart from what goes out', async () => {
  const outcome = await run(`await require('bcrypt').compare('p', ''); callback(null);`);
  expect(outcome).toMatchObject({ kind: 'ok', report: { outboundCalls: 0 } });
});

it('tells which versions there are', async () => {
  const asked = ['bcrypt@0.8.5', 'uuid@3', 'node:crypto', 'lodash@4.17.21'];
  const outcome = await run(
    `${asked.map((name) => `require('${name}');`).join('')} callback(null);`,
  );
  expect(outcome.report.modules.map(({ asked: name }) => name)).toEqual([
    'bcrypt@0.8.5',
    'uuid@3',
    'lodash@4.17.21',
  ]);
});

it('takes uuid as old scripts do', async () => {
  const outcome = await run(`
    const made = [require('uuid')(), require('uuid/v4')(), require('uuid/v1')()];
    if (!made.every(require('uuid').validate)) throw new Error(made.join());
    callback(null);
  `);
  expect(outcome.kind).toBe('ok');
});
