/** What a script may require, and what it is told where it asks for anything else. */
import { expect, it } from 'vitest';

import { openedSandbox } from '../support/opened-sandbox.ts';

const { body } = openedSandbox();

const told = async (text: string) => {
  const outcome = await body(`callback(null, { user_id: 'x', told: (() => { ${text} })() });`);
  if (outcome.kind !== 'ok') throw new Error(JSON.stringify(outcome));
  return { told: outcome.answer?.told, modules: outcome.report.modules };
};

/** By what each is known. */
const known: [name: string, what: string][] = [
  ['axios', 'get'],
  ['axios', 'default.post'],
  ['bcrypt', 'compare'],
  ['bcryptjs', 'compare'],
  ['buffer', 'Buffer.from'],
  ['crypto', 'pbkdf2'],
  ['events', 'EventEmitter'],
  ['jsonwebtoken', 'verify'],
  ['lodash', 'get'],
  ['mongodb', 'MongoClient.connect'],
  ['mysql', 'createConnection'],
  ['mysql2', 'createPool'],
  ['mysql2/promise', 'createConnection'],
  ['node-fetch', 'default'],
  ['pg', 'connect'],
  ['querystring', 'stringify'],
  ['request', 'defaults'],
  ['tedious', 'Connection'],
  ['url', 'parse'],
  ['util', 'promisify'],
  ['uuid', 'v4'],
  ['uuid/v1', 'apply'],
  ['uuid/v4', 'apply'],
];

it.each(known)('%s is there, and has %s', async (name, what) => {
  const { told: type } = await told(`return typeof require('${name}').${what};`);
  expect(type).toBe('function');
});

it.each(['node:crypto', 'node:util', 'node:url', 'node:buffer', 'node:events', 'node:querystring'])(
  '%s is the same by its other name',
  async (name) => {
    const same = await told(`return require('${name}') === require('${name.slice(5)}');`);
    expect(same.told).toBe(true);
  },
);

it('a version may stand behind the name: it is the same module, and what was asked for is reported', async () => {
  const { told: same, modules } = await told(`
    return require('mongodb@3.1.4') === require('mongodb') && require('pg@7.17.1') === require('pg');`);
  expect(same).toBe(true);
  expect(modules).toEqual([
    { asked: 'mongodb@3.1.4', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string },
    { asked: 'pg@7.17.1', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string },
  ]);
});

it.each([
  'fs',
  'node:fs',
  'child_process',
  'net',
  'https',
  './script',
  'left-pad@1.0.0',
  '',
  '__proto__',
])('%j is not there: the error lists what is', async (name) => {
  const outcome = await body(`require(${JSON.stringify(name)});`);
  expect(outcome).toMatchObject({
    kind: 'threw',
    error: {
      name: 'Error',
      message: expect.stringMatching(/^Cannot find module '.*'\. There are: /) as string,
    },
  });
  const { message = '' } = outcome.kind === 'threw' ? outcome.error : {};
  const names = new Set(known.map(([module]) => module));
  expect(message.split('There are: ')[1]?.split(', ')).toEqual([...names].sort());
});
