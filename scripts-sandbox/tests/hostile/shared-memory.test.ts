import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { walks } from './scripts.ts';

const { attack } = attackedSandbox();

it('shared memory and WebAssembly are gone, and cannot be had again', async () => {
  const outcome = await attack(walks.sharedMemory);
  expect(outcome).toMatchObject({ kind: 'ok', answer: { found: [] } });
});

it('the search would find what there is', async () => {
  const { source } = walks.sharedMemory;
  const withShared = source.replace(
    'const found = [];',
    'class SharedArrayBuffer {}; globalThis.here = SharedArrayBuffer; const found = [];',
  );
  expect(await attack({ source: withShared, ends: ['ok'] })).toMatchObject({
    kind: 'ok',
    answer: { found: ['SharedArrayBuffer'] },
  });
});
