import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';

const { body, visitors } = attackedSandbox();

const show = `callback(null, { user_id: 'x', user_metadata: { shown: JSON.stringify([configuration, Object.keys(globalThis)]) } });`;

it('a configuration is seen by its own run only, and cannot be changed', async () => {
  const nextDoor = visitors();
  const secret = { apiKey: 'a-secret-of-acme' };
  const own = await body(
    `'use strict';
    let refusal = ''; try { configuration.apiKey = 'mine'; } catch (error) { refusal = error.name; }
    globalThis.kept = configuration; Object.prototype.kept = configuration; Symbol.kept = configuration;
    callback(null, { user_id: configuration.apiKey, user_metadata: { refusal } });`,
    { configuration: secret },
  );
  expect(own).toMatchObject({
    kind: 'ok',
    answer: {
      user_id: expect.stringContaining('a-secret-of-acme'),
      user_metadata: { refusal: 'TypeError' },
    },
  });
  for (const tenantId of ['acme', 'acme', 'globex']) {
    const next = await body(show, { tenantId, configuration: { other: 'value' } });
    expect(next).toMatchObject({ kind: 'ok' });
    expect(JSON.stringify(next)).toContain('other');
    expect(JSON.stringify(next)).not.toContain('a-secret-of-acme');
  }
  await nextDoor.stop();
});

it('names of a configuration that mean something to JavaScript are names like any other', async () => {
  const outcome = await body(show, {
    configuration: JSON.parse('{"__proto__":"p","constructor":"c","toString":"t"}'),
  });
  expect(outcome).toMatchObject({
    kind: 'ok',
    answer: {
      user_metadata: {
        shown: expect.stringContaining('{"__proto__":"p","constructor":"c","toString":"t"}'),
      },
    },
  });
});
