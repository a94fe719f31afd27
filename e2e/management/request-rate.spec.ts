/** A machine is told how many requests it has left, and is refused where it has none. */
import { expect, test } from '@playwright/test';

import { forgetAttempts } from '../support/passing-time.ts';
import { newTenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Answer } from './support/machine.ts';
import { expectRefused } from './support/refused.ts';

const LIMIT = 600;

const numberIn = ({ headers }: Answer, name: string) => Number(headers.get(name) ?? 'missing');

test('Requests are counted for each machine, and those of another are not refused', async () => {
  const tenant = await newTenant();
  const busy = await newMachine(tenant, 'read:branding');
  const other = await newMachine(tenant, 'read:branding');
  const ask = () => busy.ask('GET', '/branding');

  const first = await ask();
  expect(first.status).toBe(200);
  expect(numberIn(first, 'x-ratelimit-limit')).toBe(LIMIT);
  expect(numberIn(first, 'x-ratelimit-remaining')).toBe(LIMIT - 1);
  const reset = numberIn(first, 'x-ratelimit-reset');
  expect(reset).toBeGreaterThan(Date.now() / 1000 - 5);
  expect(reset).toBeLessThan(Date.now() / 1000 + 65);
  // What is refused counts too.
  const refused = await busy.ask('GET', '/clients');
  expect(refused.status).toBe(403);
  expect(numberIn(refused, 'x-ratelimit-remaining')).toBe(LIMIT - 2);

  let last = refused;
  // A window may end midway, and another begins.
  for (let asked = 0; asked < 4 * LIMIT && last.status !== 429; asked += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    last = answers.find(({ status }) => status === 429) ?? last;
  }
  expectRefused(last, {
    ...{ status: 429, code: 'too_many_requests', saying: /^expected no more requests for \d+ s$/ },
  });
  expect(numberIn(last, 'x-ratelimit-remaining')).toBe(0);
  expect(numberIn(last, 'retry-after')).toBeGreaterThan(0);
  expect(numberIn(last, 'retry-after')).toBeLessThanOrEqual(60);
  expect(await other.ask('GET', '/branding')).toMatchObject({ status: 200 });

  forgetAttempts(tenant);
  expect(await ask()).toMatchObject({ status: 200 });
  await tenant.stop();
});
