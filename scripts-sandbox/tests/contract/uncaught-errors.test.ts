import { expect, it } from 'vitest';

import { openedSandbox } from '../support/opened-sandbox.ts';

const { body } = openedSandbox();

const later = `new Promise((resolve) => setTimeout(resolve, 5))`;

it.each([
  ['thrown in a timer', `setTimeout(() => { throw new Error('late'); }, 1);`],
  [
    'thrown in a timer that is asynchronous',
    `setTimeout(async () => { throw new Error('late'); }, 1);`,
  ],
  ['thrown in an interval', `setInterval(() => { throw new Error('late'); }, 10);`],
  ['thrown in a microtask', `queueMicrotask(() => { throw new Error('late'); });`],
  ['thrown in an immediate', `setImmediate(() => { throw new Error('late'); });`],
  [
    'thrown by a listener',
    `const emitter = new (require('events'))();
    emitter.on('told', () => { throw new Error('late'); });
    setTimeout(() => emitter.emit('told'), 1);`,
  ],
  [
    'an emitted error that nobody listens to',
    `const emitter = new (require('events'))();
    setTimeout(() => emitter.emit('error', new Error('late')), 1);`,
  ],
  [
    'thrown by a listener of an EventTarget',
    `const target = new EventTarget();
    target.addEventListener('told', async () => { throw new Error('late'); });
    setTimeout(() => target.dispatchEvent(new Event('told')), 1);`,
  ],
  ['rejected at once', `Promise.reject(new Error('late'));`],
  ['rejected later', `${later}.then(() => Promise.reject(new Error('late')));`],
  ['thrown in an asynchronous function', `(async () => { throw new Error('late'); })();`],
  [
    'thrown in an asynchronous function that has waited',
    `(async () => { await ${later}; throw new Error('late'); })();`,
  ],
  [
    'rejected while something else goes on',
    `setInterval(() => {}, 10); ${later}.then(() => { throw new Error('late'); });`,
  ],
  ['a request that fails', `fetch('http://127.0.0.1/').catch(() => { throw new Error('late'); });`],
])('what nobody catches ends the run at once: %s', async (_, text) => {
  const outcome = await body(text);
  expect(outcome).toMatchObject({ kind: 'threw', error: { name: 'Error', message: 'late' } });
  expect(outcome.report.ranMs).toBeLessThan(10_000);
});

it('a rejection tells where it was made', async () => {
  const outcome = await body(
    `\n(async () => { await ${later}; throw new RangeError('late'); })();`,
  );
  expect(outcome).toMatchObject({
    kind: 'threw',
    error: { name: 'RangeError', stack: expect.stringContaining('script.js:3') },
  });
});

it.each([
  [`Promise.reject('text')`, 'text'],
  ['Promise.reject()', 'undefined'],
  ['Promise.reject(null)', 'null'],
  ['Promise.reject({})', 'A promise was rejected with an object that is no error'],
  [`Promise.reject(Symbol('s'))`, 'A promise was rejected with an object that is no error'],
])('what is rejected need not be an error: %s', async (text, message) => {
  expect(await body(`${text};`)).toMatchObject({
    kind: 'threw',
    error: { name: 'Error', message },
  });
});

it.each([
  [
    'in a timer',
    `setTimeout(() => { try { throw new Error('late'); } catch { callback(null, { user_id: 'x' }); } }, 1);`,
  ],
  [
    'a rejection',
    `Promise.reject(new Error('late')).catch(() => callback(null, { user_id: 'x' }));`,
  ],
  [
    'a rejection that is handled a little later',
    `const rejected = Promise.reject(new Error('late'));
    (async () => { await 1; await 2; rejected.catch(() => callback(null, { user_id: 'x' })); })();`,
  ],
  [
    'one of several',
    `Promise.allSettled([Promise.reject(new Error('one')), ${later}]).then(() => callback(null, { user_id: 'x' }));`,
  ],
])('what the script catches itself does not: %s', async (_, text) => {
  expect(await body(text)).toMatchObject({ kind: 'ok' });
});

it('a rejection after the callback counts for nothing', async () => {
  const outcome = await body(
    `callback(null, { user_id: 'x' }); Promise.reject(new Error('late'));`,
  );
  expect(outcome).toMatchObject({ kind: 'ok' });
});
