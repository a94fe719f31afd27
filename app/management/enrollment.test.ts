import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';

import { decideEnrollment } from '#app/flows/enrollment/decide-enrollment.ts';
import {
  factsOfSomebodyAsked,
  factsOfSomebodyNeverAsked,
} from '#app/flows/enrollment/tests/facts.ts';
import { findDevice, noteDevice, updateDevice } from '#app/store/devices.ts';
import { findEnrollmentChoices, saveEnrollmentChoices } from '#app/store/enrollment-choices.ts';
import { insertEnrollmentDecision } from '#app/store/enrollment-decisions.ts';
import { recordPasskeyEvent } from '#app/store/passkey-events.ts';
import type { PasskeyEvent } from '#app/store/passkey-events.ts';
import { tenantWithUser, userOf } from '#app/store/tests/tenant-with-user.ts';

import { createConnection } from './connections.ts';
import {
  decideWhatIf,
  enrollmentFunnel,
  listEnrollmentDecisionsOfUser,
  resetEnrollment,
} from './enrollment.ts';

let tenantId: string;
let userId: string;
beforeAll(async () => {
  ({ tenantId, userId } = await tenantWithUser());
});

const place = { clientId: 'app', connectionId: 'con_1' };
const noUser = { code: 'user_not_found' };

describe('stored decisions', () => {
  it('are told the newest first, up to a limit, of one user', async () => {
    for (const facts of [factsOfSomebodyAsked, factsOfSomebodyNeverAsked]) {
      await insertEnrollmentDecision(tenantId, {
        ...{ userId, ...place, facts },
        ...decideEnrollment(facts),
      });
    }
    await insertEnrollmentDecision(tenantId, {
      ...{ userId: await userOf(tenantId), ...place, ask: null, reasons: [], facts: {} },
    });
    const list = await listEnrollmentDecisionsOfUser(tenantId, userId, {});
    expect(list.map(({ ask }) => ask)).toEqual([null, 'progressive']);
    expect(list[0]).toEqual({
      ...place,
      id: expect.stringMatching(/./),
      at: expect.any(Date),
      ask: null,
      reasons: expect.arrayContaining([
        { kind: 'progressive', check: 'not_told_never_to_ask', passed: false },
      ]),
      facts: factsOfSomebodyNeverAsked,
    });
    expect(await listEnrollmentDecisionsOfUser(tenantId, userId, { limit: 1 })).toEqual([list[0]]);
  });

  it('are made again from their facts', async () => {
    const decisions = await listEnrollmentDecisionsOfUser(tenantId, userId, {});
    expect(decisions).toHaveLength(2);
    for (const { facts, ask, reasons } of decisions) {
      expect(decideWhatIf(facts)).toEqual({ ask, reasons });
    }
  });

  it('are not told of a user of another tenant', async () => {
    const other = await tenantWithUser();
    const telling = listEnrollmentDecisionsOfUser(other.tenantId, userId, {});
    await expect(telling).rejects.toMatchObject(noUser);
  });
});

it('does not guess facts that are left out', () => {
  const { user, ...rest } = factsOfSomebodyAsked;
  expect(user).toBeDefined();
  expect(() => decideWhatIf(rest)).toThrow(
    expect.objectContaining({ issues: [expect.objectContaining({ path: ['facts', 'user'] })] }),
  );
});

describe('a reset', () => {
  const later = new Date(Date.now() + 60_000);
  const browserHash = 'a browser';

  it('takes back what a user said, on every device, and nothing of anybody else', async () => {
    const other = await userOf(tenantId);
    for (const id of [userId, other]) {
      await saveEnrollmentChoices(tenantId, id, { neverAsk: true, snoozedUntil: later });
      await noteDevice(tenantId, { browserHash, userId: id, browser: 'Chrome on Windows' });
      await updateDevice(tenantId, browserHash, id, { notMine: true, localSnoozedUntil: later });
    }
    await resetEnrollment(tenantId, userId);
    expect(await findEnrollmentChoices(tenantId, userId)).toMatchObject({
      neverAsk: false,
      snoozedUntil: null,
    });
    expect(await findDevice(tenantId, browserHash, userId)).toMatchObject({
      notMine: false,
      localSnoozedUntil: null,
    });
    expect(await findEnrollmentChoices(tenantId, other)).toMatchObject({ neverAsk: true });
    expect(await findDevice(tenantId, browserHash, other)).toMatchObject({ notMine: true });
  });

  it('is refused for somebody who does not exist', async () => {
    await expect(resetEnrollment(tenantId, 'auth0|none')).rejects.toMatchObject(noUser);
  });
});

describe('the funnel', () => {
  const take = (
    at: string,
    step: PasskeyEvent['step'],
    moment: PasskeyEvent['moment'],
    connectionId?: string,
  ) => {
    vi.setSystemTime(at);
    return recordPasskeyEvent(tenantId, { step, moment, connectionId, browserFamily: 'Chrome' });
  };

  it('counts each step at each moment, within a period and a connection', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const { id } = await createConnection(tenantId, 'staff', {});
    await take('2026-01-09T23:59:59.999Z', 'offered', 'progressive', id);
    for (const step of ['offered', 'offered', 'offered', 'offered', 'created'] as const) {
      await take('2026-01-10T00:00:00Z', step, 'progressive', id);
    }
    await take('2026-01-19T23:59:59.999Z', 'used', 'login', id);
    await take('2026-01-15T00:00:00Z', 'offered', 'progressive', 'con_other');
    await take('2026-01-20T00:00:00Z', 'offered', 'progressive', id);

    const period = { from: '2026-01-10', until: '2026-01-20T01:00:00+01:00' };
    expect(await enrollmentFunnel(tenantId, { ...period, connection: 'staff' })).toEqual({
      from: new Date('2026-01-10T00:00:00Z'),
      until: new Date('2026-01-20T00:00:00Z'),
      moments: [
        { moment: 'login', steps: { used: 1 }, createdOfOffered: null },
        { moment: 'progressive', steps: { offered: 4, created: 1 }, createdOfOffered: 0.25 },
      ],
    });
    const { moments } = await enrollmentFunnel(tenantId, period);
    expect(moments[1]).toMatchObject({ steps: { offered: 5 }, createdOfOffered: 0.2 });

    vi.setSystemTime('2026-02-09T00:00:00Z');
    expect(await enrollmentFunnel(tenantId, {})).toMatchObject({
      from: new Date('2026-01-10T00:00:00Z'),
      until: new Date('2026-02-09T00:00:00Z'),
      moments: [{ moment: 'login' }, { steps: { offered: 6 } }],
    });
  });

  it('belongs to one tenant', async () => {
    const other = await tenantWithUser();
    const period = { from: '2026-01-01', until: '2026-03-01' };
    expect(await enrollmentFunnel(other.tenantId, period)).toMatchObject({ moments: [] });
  });

  it.each([
    [{ from: 'yesterday' }, ['from']],
    [{ until: '2026-02-30' }, ['until']],
    [{ from: '2026-02-01', until: '2026-02-01' }, ['from']],
  ])('refuses the period %j', async (period, path) => {
    await expect(enrollmentFunnel(tenantId, period)).rejects.toMatchObject({ issues: [{ path }] });
  });

  it('knows only connections that exist', async () => {
    await expect(enrollmentFunnel(tenantId, { connection: 'none' })).rejects.toMatchObject({
      code: 'connection_not_found',
    });
  });
});
