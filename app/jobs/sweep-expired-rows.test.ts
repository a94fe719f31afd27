import { expect, test } from 'vitest';

import { newToken } from '#app/ids.ts';
import { insertChallenge } from '#app/store/challenges.ts';
import { insertLoginTransaction } from '#app/store/login-transactions.ts';
import { saveArtifact } from '#app/store/provider-artifacts.ts';
import { countAttempt } from '#app/store/rate-limits.ts';
import { tenant } from '#app/store/tests/fixtures.ts';
import { insertTicket } from '#app/store/tickets.ts';
import { db } from '#db';
import {
  challenges,
  loginTransactions,
  providerArtifacts,
  rateLimits,
  tickets,
} from '#db/schema/index.ts';

import { sweepExpiredRows } from './sweep-expired-rows.ts';

const tables = [challenges, loginTransactions, providerArtifacts, rateLimits, tickets];
const count = () => Promise.all(tables.map((table) => db.$count(table)));

async function fill(tenantId: string, expiresAt: Date): Promise<void> {
  await insertChallenge(tenantId, {
    challenge: newToken(),
    rpId: 'localhost',
    ceremony: 'authentication',
    purpose: 'visit',
    browserHash: 'browser',
    subject: null,
    expiresAt,
  });
  await insertLoginTransaction(tenantId, {
    uid: newToken(),
    browserHash: 'browser',
    clientId: 'client',
    restartPath: '/activate',
    identifier: null,
    expiresAt,
  });
  await saveArtifact(tenantId, 'Session', newToken(), { payload: {} }, expiresAt);
  await countAttempt(tenantId, newToken(), 60, new Date(expiresAt.getTime() - 60_000));
  await insertTicket(tenantId, { token: newToken(), userId: 'u', purpose: 'rescue', expiresAt });
}

test('rows whose time is over go, all others stay', async () => {
  const tenantId = await tenant();
  const now = new Date();
  await fill(tenantId, new Date(now.getTime() - 1));
  await fill(tenantId, new Date(now.getTime() + 60_000));
  expect(await count()).toEqual([2, 2, 2, 2, 2]);
  await sweepExpiredRows(now);
  expect(await count()).toEqual([1, 1, 1, 1, 1]);
  await sweepExpiredRows(now);
  expect(await count()).toEqual([1, 1, 1, 1, 1]);
});
