/** Whoever signs in chooses what a script takes apart: no input of theirs may cost the square of its length. */
import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';

const { body } = attackedSandbox();

const pairs = `new URLSearchParams('a=1&'.repeat(${String(runLimits.argumentCharacters / 4)}))`;

it.each([
  ['walking a query', `for (const [name] of ${pairs}) String(name); ${pairs}.forEach(() => {});`],
  ['names and values of a query', `[...${pairs}.keys()]; [...${pairs}.values()];`],
  ['taking out of a query', `${pairs}.delete('a');`],
  ['changing a query', `${pairs}.set('a', '2');`],
  ['sorting a query', `const params = ${pairs}; params.sort(); String(params);`],
  [
    'a query of the old module',
    `require('querystring').parse('a=%&'.repeat(6e4), '&', '=', { maxKeys: 0 });`,
  ],
  [
    'a header of many values',
    `const headers = new Headers(); for (let i = 0; i < 6e4; i += 1) headers.append('a', 'b'); headers.get('a');`,
  ],
  [
    'many cookies',
    `const headers = new Headers(); for (let i = 0; i < 6e4; i += 1) headers.append('set-cookie', 'b'); [...headers]; headers.getSetCookie();`,
  ],
  [
    'base64 that is nothing but padding',
    `Buffer.byteLength('='.repeat(2.5e5) + 'a', 'base64'); Buffer.from('='.repeat(2.5e5) + 'a', 'base64');`,
  ],
  [
    'what a console shows of things that are in many others',
    `let wide = {}; for (let level = 0; level < 4; level += 1) wide = Array.from({ length: 100 }, () => wide); console.log(wide);`,
  ],
  [
    'text that is no UTF-8',
    `new TextDecoder().decode(new Uint8Array(2.5e5).fill(0xe2)); Buffer.alloc(2.5e5, 0xf0).toString();`,
  ],
  [
    'escapes',
    `require('util').stripVTControlCharacters('\\u001b[' + '1;'.repeat(1e5)); require('util').inspect("'\\"\`\\n".repeat(5e4), { maxStringLength: null });`,
  ],
  [
    'sets of equal things',
    `const set = () => new Set(Array.from({ length: 5e3 }, (_, i) => ({ i }))); require('util').isDeepStrictEqual(set(), set());`,
  ],
  [
    'keys that look like marks',
    `require('url').format(Object.fromEntries(Array.from({ length: 3e3 }, (_, i) => ['$latchkey' + i, i])));`,
  ],
])('%s', async (_, work) => {
  const outcome = await body(`${work}\ncallback(null, null);`, { tenantId: 'mallory' });
  expect(outcome).toMatchObject({ kind: 'ok' });
  expect(outcome.report.cpuMs).toBeLessThan(runLimits.cpuMs / 2);
});

it('a query is what it was: walked, changed and added to meanwhile', async () => {
  const outcome = await body(`
    const url = new URL('http://a/?a=1&b=2&a=3&c=4');
    const params = url.searchParams;
    const seen = [];
    for (const [name, value] of params) { seen.push(name + value); if (seen.length === 1) params.append('d', '5'); }
    params.forEach((value, name, whole) => seen.push(value, name, whole === params));
    params.set('a', '6'); seen.push(url.search);
    params.delete('b', '9'); params.delete('c', '4'); params.delete('d'); seen.push(url.search);
    params.set('e', '7'); seen.push(url.search, String(params.entries()));
    try { URLSearchParams.prototype.keys.call({}); } catch (error) { seen.push(error.code); }
    callback(null, { user_id: 'x', user_metadata: { seen: seen.join(' ') } });
  `);
  expect(outcome).toMatchObject({
    answer: {
      user_metadata: {
        seen:
          'a1 b2 a3 c4 d5 1 a true 2 b true 3 a true 4 c true 5 d true ' +
          '?a=6&b=2&c=4&d=5 ?a=6&b=2 ?a=6&b=2&e=7 [object URLSearchParams Iterator] ERR_INVALID_THIS',
      },
    },
  });
});
