import { expect, it } from 'vitest';

import { httpLimits } from '../../limits.ts';
import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const large = 'x'.repeat(httpLimits.responseBytes);
const server = await httpServer((_request, response) => {
  response.end(large);
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

const most = Math.floor(httpLimits.runResponseBytes / httpLimits.responseBytes);

it('responses at the same time are no more than a run may take', async () => {
  const told = await tell<string[]>(`
    const ends = await Promise.all(Array.from({ length: 15 }, () => fetch('${server.origin}')
      .then(() => 'ok', (error) => error.cause.code)));
    return ends;
  `);
  const good = told.value?.filter((end) => end === 'ok') ?? [];
  expect(good.length).toBeLessThanOrEqual(most);
  expect(new Set(told.value)).toEqual(new Set([...good, 'ERR_TOO_LARGE']));
});

it('responses one after the other are no more either', async () => {
  const told = await tell<number>(`
    for (let taken = 0; ; taken += 1) {
      try { await fetch('${server.origin}'); } catch { return taken; }
    }
  `);
  expect(told.value).toBeGreaterThan(1);
  expect(told.value).toBeLessThanOrEqual(most);
});
