/** Claim: a server that says nothing costs a script half of its time and an error, not its run. */
import { expect, test } from 'vitest';

import { connectBy, drivers } from '../support/database-connects.ts';
import { databaseScripts } from '../support/database-scripts.ts';
import { rawServer } from '../support/raw-server.ts';

const server = await rawServer(() => undefined);
const { ask } = databaseScripts([server.destination]);

test('every driver gives up while the script has time left, and hangs up', async () => {
  const told = await Promise.all(drivers.map((driver) => ask(connectBy(driver, server.port))));
  for (const answer of told) {
    expect(answer).toMatchObject({ error: { message: expect.stringMatching(/./) as string } });
  }
  await expect.poll(() => server.sockets.size).toBe(0);
});
