/** Where no process comes up every run is told so at once, and the operator once. */
import { describe, expect, it } from 'vitest';

import { startLimits } from '../../limits.ts';
import { sandboxOf } from '../support/other-children.ts';
import type { OtherChildren } from '../support/other-children.ts';

const kinds: [what: string, broken: OtherChildren, told: RegExp][] = [
  ['the system has no memory', { refusal: new Error('spawn ENOMEM') }, /ENOMEM/],
  ['there is no such program', { program: '/nowhere/sh' }, /ENOENT/],
  ['the program is none of ours', { program: '/bin/true' }, /it ended with 0/],
  [
    'our code is not where it should be',
    { entry: '/nowhere/main.ts' },
    /nowhere|ERR_ACCESS_DENIED/,
  ],
  ['the engine cannot be loaded', { entry: './child-without-engine.ts' }, /built for another Node/],
  ['the user cannot be changed', { entry: './child-without-power.ts' }, /Operation not permitted/],
  [
    'our code for the inside cannot be bundled',
    { guest: new Error('No such file') },
    /No such file/,
  ],
  [
    'our code for the inside does not parse',
    { guest: 'const = 1' },
    /SyntaxError|Unexpected token/,
  ],
  ['our code for the inside throws', { guest: "throw new Error('is not there')" }, /is not there/],
  ['our code for the inside has no way in', { guest: '' }, /Error/],
];

describe.each(kinds)('where %s', (_what, broken, told) => {
  it('each run is unavailable at once, no process is started for it, and it all ends by itself', async () => {
    const { endOf, lines, repair, run, starts } = await sandboxOf(broken);

    const first = await Promise.all(['acme', 'acme', 'globex'].map((tenant) => endOf(tenant)));
    expect(first).toEqual(Array(3).fill('unavailable: broken'));

    const before = starts();
    const begun = performance.now();
    const ends = await Promise.all(Array.from({ length: 500 }, (_, at) => endOf(`tenant-${at}`)));
    expect(new Set(ends)).toEqual(new Set(['unavailable: broken']));
    expect(performance.now() - begun).toBeLessThan(startLimits.pauseMs);
    // One may have been due meanwhile.
    expect(starts() - before).toBeLessThanOrEqual(1);
    expect(lines).toEqual([expect.stringMatching(told)]);
    expect(lines[0]).not.toContain('\n');

    repair();
    await expect
      .poll(async () => (await run('acme')).kind, { timeout: startLimits.pauseMs * 10 })
      .toBe('ok');
    expect(lines).toEqual([expect.stringMatching(told), 'Scripts can run again']);
    expect(await endOf('globex')).toBe('ok');
  });
});

it('where a driver cannot be had the scripts that ask for it are told, until it can', async () => {
  const { endOf, repair, run } = await sandboxOf({ hasNoDrivers: true });
  const asks = `function getUser(id, callback) {
    const { Client } = require('pg');
    new Client({ host: '127.0.0.1' }).connect((error) => callback(error));
  }`;
  expect(await run('acme', {}, asks)).toMatchObject({
    kind: 'threw',
    error: { message: 'The driver of pg is not there' },
  });
  expect(await endOf('globex')).toBe('ok');
  expect(await endOf('acme')).toBe('ok');
  repair();
  await expect
    .poll(() => run('acme', {}, asks))
    .toMatchObject({
      kind: 'threw',
      error: { message: expect.stringContaining('may not connect') as string },
    });
});
