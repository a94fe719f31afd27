import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';

const { body, visitors } = attackedSandbox();

/** Every way there is to leave something; each that fails is passed over. */
const leave = `
  const modules = (() => { try { require('nothing'); } catch (error) { return error.message.replace(/^.*There are: /s, '').split(', '); } })();
  const ways = [
    () => { globalThis.left = 'left'; global.left = 'left'; },
    () => { (0, eval)('var leftByEval = "left"; function leftFunction() { return "left"; }'); },
    () => { (0, eval)('let leftLet = "left"; const leftConst = "left"; class LeftClass {}'); },
    () => { globalThis[Symbol.for('left')] = 'left'; Symbol.left = Symbol.for('left'); },
    () => { for (const name of Object.getOwnPropertyNames(globalThis)) { const held = globalThis[name]; if (typeof held === 'function') { held.left = 'left'; if (held.prototype) held.prototype.left = 'left'; } } },
    () => { Object.prototype.left = 'left'; Array.prototype[Symbol.for('left')] = 'left'; Object.getPrototypeOf(async () => {}).left = 'left'; Object.getPrototypeOf(function* () {}).left = 'left'; },
    () => { Error.stackTraceLimit = 1; Error.prepareStackTrace = () => 'left'; },
    () => { 'left'.match(/(l)(e)(f)t/); },
    () => { Date.now = () => 1; Math.random = () => 0.5; JSON.parse = () => 'left'; JSON.stringify.left = 'left'; Intl.left = 'left'; Intl.DateTimeFormat.prototype.left = 'left'; },
    () => { configuration.left = 'left'; },
    () => { configuration = { left: 'left' }; },
    () => { console.left = 'left'; console.log = () => 'left'; require.left = 'left'; setTimeout.left = 'left'; callback.left = 'left'; },
    () => { UnauthorizedError.prototype.left = 'left'; ValidationError.left = 'left'; },
    () => { for (const name of modules) { const held = require(name); held.left = 'left'; for (const key of Object.keys(held)) try { held[key].left = 'left'; if (held[key].prototype) held[key].prototype.left = 'left'; } catch {} } },
    () => { Buffer.poolSize = 1; require('util').inspect.defaultOptions = { left: 'left' }; Buffer.prototype.inspect = () => 'left'; },
    () => { for (const name of modules) { const held = require(name); for (const key of Object.keys(held)) try { held[key] = 'left'; } catch {} } },
    () => { delete globalThis.Map; delete Array.prototype.map; delete globalThis.console; Object.freeze(Object.prototype); Object.preventExtensions(globalThis); },
    () => { globalThis.registry = new FinalizationRegistry(() => { globalThis.finalized = 'left'; Object.prototype.left = 'left'; }); for (let i = 0; i < 1e3; i += 1) registry.register({ i }, i); },
    () => { globalThis.weak = new WeakRef({ left: 'left' }); },
    () => { setTimeout(() => { globalThis.late = 'left'; Object.prototype.late = 'left'; }, 1); setInterval(() => { globalThis.late = 'left'; }, 10); },
    () => { (async () => { for (let i = 0; i < 1e3; i += 1) await i; globalThis.later = 'left'; })(); },
    () => { Buffer.from('left in a pool of bytes'); new Uint8Array(64).fill(0x6c); },
  ];
`;

/** Modules that begin to count somewhere by chance, when they are first asked for, begin at the same place. */
const withoutChance = `
  const { random } = Math;
  Math.random = () => 0.5;
  require('mongodb');
  Math.random = random;
`;

/**
 * What can be read, per global and per module, as one number each: names, flags, values and the text
 * of functions of everything that can be reached.
 */
const look = `
  ${withoutChance}
  const roots = { own: globalThis, async: async () => {}, generator: function* () {}, error: new Error('x').stack, regExp: [RegExp.$1, RegExp.$_, RegExp['$&'], RegExp.lastParen], configuration, limit: Error.stackTraceLimit };
  for (const name of Object.getOwnPropertyNames(globalThis)) roots['global ' + name] = globalThis[name];
  for (const name of (() => { try { require('nothing'); } catch (error) { return error.message.replace(/^.*There are: /s, '').split(', '); } })()) roots['module ' + name] = require(name);
  roots.bytes = Array.from(Buffer.allocUnsafe ? Buffer.allocUnsafe(64) : []);
  roots.typeofs = ['leftByEval', 'leftFunction', 'leftLet', 'leftConst', 'LeftClass', 'left', 'late', 'later', 'finalized', 'registry', 'weak'].map((name) => (0, eval)('typeof ' + name));
  roots.symbols = [Symbol.for('left').description, Symbol.keyFor(Symbol.for('left')), typeof globalThis[Symbol.for('left')]];
  const sums = {};
  for (const name of Object.keys(roots)) {
    let sum = 0x811c9dc5;
    const seen = new Map();
    const add = (text) => { for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193); };
    const open = [roots[name]];
    while (open.length > 0) {
      const value = open.shift();
      if (Object(value) !== value) { add(typeof value + String(value)); continue; }
      if (seen.has(value)) { add('#' + seen.get(value)); continue; }
      seen.set(value, seen.size);
      if (typeof value === 'function') add(String(value));
      add(Object.isExtensible(value) ? 'open' : 'closed');
      open.push(Object.getPrototypeOf(value));
      for (const key of Reflect.ownKeys(value)) {
        const { value: held, get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(value, key);
        add(String(key) + [writable, enumerable, configurable]);
        open.push(held, get, set);
      }
    }
    sums[name] = sum;
  }
`;

const lookAndTell = `${look} callback(null, { user_id: 'x', user_metadata: sums });`;

/** @param way which of them; `for (const way of ways)` tries all. */
const leaveBy = (way: string) =>
  `${leave} ${way} try { way(); } catch {}\n callback(null, { user_id: 'x', user_metadata: { ways: ways.length } });`;

const seen = async (tenantId: string): Promise<unknown> => {
  const outcome = await body(lookAndTell, { tenantId, configuration: { key: 'value' } });
  if (outcome.kind !== 'ok') throw new Error(`The look ended as ${JSON.stringify(outcome)}`);
  return outcome.answer?.['user_metadata'];
};

it('nothing that a run leaves can be read by the next, in the same isolate or beside it, by its tenant or another', async () => {
  const nextDoor = visitors();
  const untouched = await seen('untouched');
  expect(Object.keys(untouched as object).length).toBeGreaterThan(60);

  const counted = await body(leaveBy('const way = () => {};'), { tenantId: 'mallory' });
  if (counted.kind !== 'ok') throw new Error(`It ended as ${JSON.stringify(counted)}`);
  const { ways } = counted.answer?.['user_metadata'] as { ways: number };
  expect(ways).toBeGreaterThan(20);
  for (let way = 0; way < ways; way += 1) {
    const left = await body(leaveBy(`const way = ways[${String(way)}];`), { tenantId: 'mallory' });
    expect(['ok', 'threw']).toContain(left.kind);
    expect(await seen('mallory'), `after way ${String(way)}`).toEqual(untouched);
  }
  await body(leaveBy('for (const way of ways)'), { tenantId: 'mallory' });
  for (let round = 0; round < 8; round += 1) expect(await seen('mallory')).toEqual(untouched);
  // Several at once, so that every isolate that there is gets its turn.
  const beside = await Promise.all(Array.from({ length: 8 }, () => seen('mallory')));
  for (const each of beside) expect(each).toEqual(untouched);
  expect(await seen('somebody-else')).toEqual(untouched);
  await nextDoor.stop();
}, 120_000);

it('the look sees what a run has left to itself', async () => {
  const untouched = await seen('untouched');
  for (const way of [0, 2, 3, 5, 6, 7, 8, 11]) {
    const outcome = await body(
      `${leave} const way = ways[${String(way)}]; { try { way(); } catch {} } (0, eval)('');
      { ${look} callback(null, { user_id: 'x', user_metadata: sums }); }`,
      { tenantId: 'mallory', configuration: { key: 'value' } },
    );
    const own = outcome.kind === 'ok' ? outcome.answer?.['user_metadata'] : outcome;
    expect(own, `after way ${String(way)}`).not.toEqual(untouched);
  }
});

it('numbers that shall be random are not the same in every run', async () => {
  const draw = async (tenantId: string) => {
    const outcome = await body(`callback(null, { user_id: String(Math.random()) });`, { tenantId });
    return outcome.kind === 'ok' ? outcome.answer?.user_id : undefined;
  };
  const drawn = [
    await draw('one'),
    await draw('one'),
    await draw('another'),
    await draw('another'),
  ];
  expect(drawn).not.toContain(undefined);
  expect(new Set(drawn).size).toBe(drawn.length);
});
