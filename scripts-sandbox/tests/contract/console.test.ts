/** What a script says goes to the log of its connection: in its order, with its level and its moment. */
import { expect, it } from 'vitest';

import { openedSandbox } from '../support/opened-sandbox.ts';

const { body } = openedSandbox();

const said = async (text: string): Promise<string[]> => {
  const outcome = await body(`${text}\n callback();`);
  expect(outcome).toMatchObject({ kind: 'ok' });
  return outcome.report.console.map(({ level, text: line }) => `${level}: ${line}`);
};

it('has the levels of the console', async () => {
  expect(
    await said(`
      console.debug('a'); console.log('b'); console.info('c'); console.warn('d'); console.error('e');
      console.trace('f'); console.dir({ g: 1 }, { depth: 0 });
    `),
  ).toEqual(['debug: a', 'log: b', 'info: c', 'warn: d', 'error: e', 'debug: f', 'log: { g: 1 }']);
});

it('shows values as Node does', async () => {
  expect(
    await said(`
      console.log('%s is %d years and %j', 'Ada', 36, { a: [1] }, 'more');
      console.log({ a: { b: [1, 'x', null, undefined] } }, new Map([['k', 1]]), Buffer.from('hi'));
      console.log(Object.assign(new Error('boom'), { stack: 'Error: boom' }));
      console.log();
    `),
  ).toEqual([
    'log: Ada is 36 years and {"a":[1]} more',
    "log: { a: { b: [ 1, 'x', null, undefined ] } } Map(1) { 'k' => 1 } <Buffer 68 69>",
    'log: [Error: boom]',
    'log: ',
  ]);
});

it('has what else Node has, so that no script ends for it', async () => {
  const lines = await said(`
    console.group('a'); console.groupCollapsed('b'); console.groupEnd();
    console.table([1]); console.dirxml('c');
    console.assert(1 === 1, 'not said'); console.assert(false, 'said', 1); console.assert();
    console.count(); console.count(); console.count('x'); console.countReset(); console.count();
    console.timeEnd('never begun'); console.time('t'); console.timeLog('t', 1); console.timeEnd('t'); console.timeLog('t');
  `);
  expect(lines.map((line) => line.replace(/\d+ms/, '0ms'))).toEqual([
    ...['log: a', 'log: b', 'log: [ 1 ]', 'log: c'],
    ...['error: Assertion failed said 1', 'error: Assertion failed'],
    ...['log: default: 1', 'log: default: 2', 'log: x: 1', 'log: default: 1'],
    ...['log: t: 0ms 1', 'log: t: 0ms'],
  ]);
});

it('says the moment of each line, and goes on where a function of it was replaced', async () => {
  const outcome = await body(`
    console.log('first');
    console.log = undefined;
    setTimeout(() => { console.dir('second'); callback(); }, 20);
  `);
  const [first, second] = outcome.report.console;
  expect([first?.text, second?.text]).toEqual(['first', 'second']);
  expect(second?.afterMs).toBeGreaterThan(first?.afterMs ?? NaN);
});
