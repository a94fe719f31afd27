import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

let visits = 0;
let open = 0;
let mostOpen = 0;
const server = await httpServer((_request, response) => {
  visits += 1;
  open += 1;
  mostOpen = Math.max(mostOpen, open);
  response.on('close', () => {
    open -= 1;
  });
  response.end();
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

it('two thousand requests at once are as many as may be, and the others are errors', async () => {
  visits = 0;
  const told = await tell(`
    const all = await Promise.allSettled(Array.from({ length: 2_000 }, () => fetch('${server.origin}')));
    return all.filter(({ status }) => status === 'fulfilled').length;
  `);
  expect(told.value).toBe(runLimits.pendingCalls);
  expect(visits).toBe(runLimits.pendingCalls);
  expect(mostOpen).toBeLessThanOrEqual(runLimits.pendingCalls);
});

it('requests one after the other come to their end as well', async () => {
  visits = 0;
  const told = await tell(`
    for (let sent = 0; ; sent += 1) {
      try { await fetch('${server.origin}'); } catch (error) { return { sent, message: error.cause.message }; }
    }
  `);
  expect(told.value).toEqual({
    sent: runLimits.outboundCalls,
    message: `A script may ask the outside ${String(runLimits.outboundCalls)} times`,
  });
  expect(visits).toBe(runLimits.outboundCalls);
});
