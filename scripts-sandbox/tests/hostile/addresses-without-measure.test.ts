import { expect, it } from 'vitest';

import { runLimits, urlLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';

const { body, visitors } = attackedSandbox();

it.each([
  ['a host outside ASCII', `new URL('http://' + 'ä'.repeat(1e6))`],
  ['labels outside ASCII', `new URL('http://' + 'ä.'.repeat(5e5))`],
  ['a base', `new URL('b', 'http://' + '一'.repeat(1e6))`],
  ['an address that is set', `new URL('http://a/').href = 'http://' + 'ä'.repeat(1e6)`],
  ['an address that makes itself', `new URL({ toString: () => 'http://' + 'ä'.repeat(1e6) })`],
  ['an address for the old parser', `require('url').parse('http://' + 'ä'.repeat(1e6))`],
  ['an address in parts', `require('url').format({ host: 'a', query: { a: 'ä'.repeat(1e5) } })`],
  [
    'an address in many parts',
    `require('url').format({ query: Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ['k' + i, 'ä'])) })`,
  ],
  ['an address to be resolved', `require('url').resolve('http://a/', '../a'.repeat(2e5))`],
])('%s that is too long is refused before it is read', async (_, work) => {
  const nextDoor = visitors();
  const outcome = await body(
    `try { ${work}; callback(null, null); } catch (error) { callback(null, { user_id: String(error.code) }); }`,
    { tenantId: 'mallory' },
  );
  await nextDoor.stop();
  expect(outcome).toMatchObject({
    kind: 'ok',
    answer: { user_id: expect.stringMatching(/ERR_INVALID_URL|ERR_OUT_OF_RANGE/) as string },
  });
  expect(outcome.report.cpuMs).toBeLessThan(runLimits.cpuMs / 5);
});

it('whether a long one could be read is answered as quickly', async () => {
  const outcome = await body(
    `const long = 'http://' + 'ä'.repeat(1e6);
    callback(null, { user_id: 'x', user_metadata: { told: [URL.canParse(long), URL.parse(long)] } });`,
  );
  expect(outcome).toMatchObject({ answer: { user_metadata: { told: [false, null] } } });
  expect(outcome.report.cpuMs).toBeLessThan(runLimits.cpuMs / 5);
});

it('one that is as long as it may be is read', async () => {
  const outcome = await body(
    `const path = 'a'.repeat(${String(urlLimits.characters)} - 'http://a/'.length);
    callback(null, { user_id: String(new URL('http://a/' + path).pathname.length - 1 === path.length) });`,
  );
  expect(outcome).toMatchObject({ answer: { user_id: 'auth0|true' } });
});
