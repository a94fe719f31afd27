import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { childProcesses } from '../support/child-processes.ts';

const { body, visitors } = attackedSandbox();

const waitAndLook = (own: string) => `
  const before = 'left' in globalThis || 'left' in Object.prototype;
  globalThis.left = '${own}'; Object.prototype.left = '${own}';
  let rounds = 0;
  const timer = setInterval(() => {
    rounds += 1;
    if (globalThis.left !== '${own}' || ({}).left !== '${own}') callback(new Error('Somebody was here'));
    else if (rounds === 20) { clearInterval(timer); callback(null, { user_id: 'x', user_metadata: { before } }); }
  }, 10);
`;

it('runs at the same moment share nothing, whether of one tenant or of several', async () => {
  const nextDoor = visitors();
  const tenants = ['acme', 'acme', 'acme', 'globex', 'globex', 'initech'];
  const running = tenants.map((tenantId, number) =>
    body(waitAndLook(`${tenantId} ${String(number)}`), { tenantId }),
  );
  for (const outcome of await Promise.all(running)) {
    expect(outcome).toMatchObject({ kind: 'ok', answer: { user_metadata: { before: false } } });
  }
  // Each of them has a process of its own, and there is a spare one.
  expect(childProcesses().length).toBeGreaterThanOrEqual(new Set(tenants).size + 1);
  await nextDoor.stop();
});
