/** What a script makes of `JSON.stringify` is what the child reads: outside of the script's own clock. */
import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';

const { body, visitors } = attackedSandbox();

/** Four of them; one alone took more than a second once. */
const MOST_MS = 6_000;

it.each([
  ['deep lists', `'['.repeat(2.4e6) + ']'.repeat(2.4e6)`],
  ['deep objects', `'{"value":'.repeat(4e5) + '1' + '}'.repeat(4e5)`],
  [
    'a number without end',
    `'{"value":{"$latchkey":"bigint","value":"' + '9'.repeat(4.8e6) + '"}}'`,
  ],
  ['marks without end', `'{"value":[' + '{"$latchkey":"date","value":1},'.repeat(1.5e4) + '1]}'`],
  ['marks within marks', `'{"$latchkey":"bytes","value":'.repeat(1e5) + '1' + '}'.repeat(1e5)`],
  ['marks of no kind', `'{"value":{"$latchkey":{},"value":[]}}'`],
  [
    'names that look like marks',
    `'{"value":{' + Array.from({ length: 2e4 }, (_, i) => '"$latchkey' + i + '$":1').join() + '}}'`,
  ],
  ['bytes that are none', `'{"value":{"$latchkey":"bytes","value":"' + '=*'.repeat(2e6) + '"}}'`],
  ['a text that ends nowhere', `'{"value":"' + 'x'.repeat(4.8e6)`],
  [
    'prototypes',
    `'{"value":{"__proto__":{"domain":"a","algorithm":"sha256","__proto__":null}},"__proto__":{"value":1}}'`,
  ],
])('is read quickly, or refused: %s', async (_, json) => {
  const nextDoor = visitors();
  const outcome = await body(
    `const text = ${json};
    JSON.stringify = () => text;
    const refusals = [];
    const note = (error) => { refusals.push(error instanceof Error); };
    for (let i = 0; i < 2; i += 1) {
      try { require('url').domainToASCII('x'); } catch (error) { note(error); }
      require('bcrypt').compare('p', '').then(() => {}, note);
    }
    setTimeout(() => callback(null, refusals.includes(false) ? 'none' : null), 1);`,
    { tenantId: 'mallory' },
  );
  await nextDoor.stop();
  expect(['ok', 'threw', 'bad-answer']).toContain(outcome.kind);
  expect(outcome.report.ranMs).toBeLessThan(MOST_MS);
});
