import { expect, it } from 'vitest';

import { childLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { httpServer } from '../support/http-server.ts';

const hanging: (() => void)[] = [];
const visited: (string | undefined)[] = [];
const server = await httpServer((request, response) => {
  visited.push(request.url);
  if (request.url === '/at-once') response.end('x');
  else if (request.url === '/release') {
    for (const release of hanging.splice(0)) release();
    response.end('x');
  } else hanging.push(() => response.end('x'));
});

const { body, visitors } = attackedSandbox({
  allowedDestinations: [`127.0.0.1:${String(server.port)}`],
});

const forEver = '.then(() => { for (;;); });';

it.each([
  [
    'long after it',
    `fetch('${server.origin}/hanging')${forEver}
    callback(null, { user_id: 'mallory' });`,
  ],
  [
    'in the moment of the callback',
    `fetch('${server.origin}/hanging')${forEver}
    fetch('${server.origin}/release').then(() => callback(null, { user_id: 'mallory' }));`,
  ],
  [
    'as the answer on which it was called, and many more',
    `for (let i = 0; i < 15; i += 1) fetch('${server.origin}/at-once').then(() => {
      callback(null, { user_id: 'mallory' }); for (;;);
    });`,
  ],
  [
    'from a timer',
    `for (let i = 0; i < 50; i += 1) setTimeout(() => { for (;;); }, 5);
    setTimeout(() => callback(null, { user_id: 'mallory' }), 4);`,
  ],
])('an answer that comes after the callback delays nobody: %s', async (_, text) => {
  const nextDoor = visitors();
  for (let round = 0; round < 2; round += 1) {
    expect(await body(text, { tenantId: 'mallory' })).toMatchObject({
      kind: expect.stringMatching(/^(ok|timeout)$/) as string,
    });
    const next = await body(`callback(null, { user_id: identifier });`, { tenantId: 'mallory' });
    expect(next).toMatchObject({ kind: 'ok' });
    // The first may be on its way out: what it was given to end in, and then to be killed in.
    expect(next.report.waitedMs + next.report.ranMs).toBeLessThan(
      2 * (childLimits.lastWordsMs + 2 * childLimits.stuckMs),
    );
  }
  await nextDoor.stop();
});

it('what a script asks for when its run has been told goes nowhere', async () => {
  const outcome = await body(
    `callback(null, { user_id: 'mallory' });
    const { lastWordsMs, stuckMs } = ${JSON.stringify(childLimits)};
    const begun = Date.now();
    while (Date.now() - begun < lastWordsMs + stuckMs / 2);
    fetch('${server.origin}/too-late');
    const hash = require('crypto').createHash('sha256');
    for (let i = 0; i < 100; i += 1) try { hash.copy().digest(); } catch {}`,
    { tenantId: 'mallory' },
  );
  expect(outcome).toMatchObject({ kind: 'ok' });
  // Another run goes through the same process meanwhile.
  const next = await body(
    `fetch('${server.origin}/at-once').then(() => callback(null, { user_id: identifier }));`,
    { tenantId: 'mallory' },
  );
  expect(next).toMatchObject({ kind: 'ok' });
  expect(visited).not.toContain('/too-late');
});
