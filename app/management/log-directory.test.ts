import { beforeAll, describe, expect, it } from 'vitest';

import { recordAuditEvent } from '#app/store/audit-events.ts';
import { client, tenant } from '#app/store/tests/fixtures.ts';

import { describeLogType, logTypes } from './log-descriptions.ts';
import { findLog, getLoggedEvent, readLogAfter } from './log-directory.ts';

let tenantId: string;
let clientId: string;
const newestFirst = { limit: 10, offset: 0, isOldestFirst: false };

beforeAll(async () => {
  tenantId = await tenant();
  clientId = await client(tenantId);
  for (const type of ['s', 'fp', 'slo']) {
    await recordAuditEvent(tenantId, { type, clientId, userId: `auth0|${type}`, ip: '192.0.2.1' });
  }
  await recordAuditEvent(await tenant(), { type: 's', clientId });
});

const types = async (q: string | undefined) => {
  const { events, total } = await findLog(tenantId, q, newestFirst, true);
  expect(total).toBe(events.length);
  return events.map(({ type }) => type);
};

describe('the log', () => {
  it('is searched for what happened, to whom and when', async () => {
    expect((await types(undefined)).toSorted()).toEqual(['fp', 's', 'slo']);
    expect(await types('type:fp')).toEqual(['fp']);
    expect(await types('type:s OR user_id:"auth0|slo"')).toHaveLength(2);
    expect(await types(`client_id:${clientId} AND NOT type:fp`)).toHaveLength(2);
    expect(await types('date:[2020-01-01 TO *]')).toHaveLength(3);
    expect(await types('date:[* TO 2020-01-01]')).toEqual([]);
    await expect(types('details:x')).rejects.toThrow('details is not searched');
  });

  it('is read on from an event, each event once', async () => {
    const seen = [];
    for (;;) {
      const events = await readLogAfter(tenantId, seen.at(-1)?.id, 2);
      if (events.length === 0) break;
      seen.push(...events);
    }
    expect(seen.map(({ type }) => type)).toEqual(['s', 'fp', 'slo']);
    expect(seen[0]).toMatchObject({ clientName: 'App' });
    expect(await getLoggedEvent(tenantId, seen[1]?.id ?? '')).toEqual(seen[1]);
    await expect(getLoggedEvent(await tenant(), seen[1]?.id ?? '')).rejects.toThrow('no event');
  });

  it('says what a type means, where it is known', () => {
    expect(describeLogType('s')).toBe('Signed in');
    expect(describeLogType('nothing')).toBeUndefined();
    expect(logTypes).toContainEqual({
      ...{ type: 'fp', category: 'sign_in', description: 'The password was wrong' },
    });
    expect(new Set(logTypes.map(({ type }) => type)).size).toBe(logTypes.length);
  });
});
