import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { honest, openedSandbox } from '../support/opened-sandbox.ts';

const { sandbox } = openedSandbox();
const check = (source: string) =>
  sandbox.checkScript({ tenantId: 'acme', source, script: 'get_user', hasContext: false });

it('a source is checked without being run', async () => {
  expect(await check(honest)).toEqual({ kind: 'ok', takesContext: false });
});

it('a source that does not parse is refused with line and column', async () => {
  expect(await check('function getUser(id, callback) {\n  return (;\n}')).toMatchObject({
    kind: 'syntax',
    line: 2,
    column: 11,
  });
});

it('a source that is not the one function is refused with line and column', async () => {
  expect(await check('\n  function getUser(id) {}')).toMatchObject({
    kind: 'bad-entry',
    line: 2,
    column: 3,
  });
});

it('a source may have so many bytes, and not one more', async () => {
  const room = runLimits.sourceBytes - Buffer.byteLength(honest);
  expect(await check(honest + ';'.repeat(room))).toEqual({ kind: 'ok', takesContext: false });
  expect(await check(honest + ';'.repeat(room + 1))).toEqual({
    kind: 'too-large',
    what: 'source',
    limit: runLimits.sourceBytes,
  });
});
