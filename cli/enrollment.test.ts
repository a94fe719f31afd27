import { beforeAll, describe, expect, it } from 'vitest';

import { decideEnrollment } from '#app/flows/enrollment/decide-enrollment.ts';
import type { EnrollmentDecision } from '#app/flows/enrollment/decide-enrollment.ts';
import {
  factsOfSomebodyAsked,
  factsOfSomebodyNeverAsked,
} from '#app/flows/enrollment/tests/facts.ts';
import { findEnrollmentChoices, saveEnrollmentChoices } from '#app/store/enrollment-choices.ts';
import { insertEnrollmentDecision } from '#app/store/enrollment-decisions.ts';
import { recordPasskeyEvent } from '#app/store/passkey-events.ts';

import { json, said, type } from './tests/command-line.ts';

type Named = { id: string };

const to = ['--tenant', 'acme'];
let tenantId: string;
let connectionId: string;
let user: string[];
let userId: string;
beforeAll(async () => {
  const tenant = ['--name', 'acme', '--display-name', 'Acme'];
  ({ id: tenantId } = await json<Named>('tenants', 'create', ...tenant));
  const connection = ['connections', 'create', ...to, '--name', 'people'];
  ({ id: connectionId } = await json<Named>(...connection));
  const ada = ['users', 'create', ...to, '--email', 'ada@example.com'];
  ({ id: userId } = await json<Named>(...ada));
  user = [...to, '--user', userId];
});

describe('why', () => {
  it('says that nothing was decided yet', async () => {
    expect(await said('enrollment', 'why', ...user)).toContain('Nothing has been decided');
    expect(await json('enrollment', 'why', ...user)).toEqual([]);
  });

  it('tells each decision in words, the newest first, and gives the facts to programs', async () => {
    for (const facts of [factsOfSomebodyAsked, factsOfSomebodyNeverAsked]) {
      const decision = decideEnrollment(facts);
      const about = { userId, clientId: 'app', connectionId, facts };
      await insertEnrollmentDecision(tenantId, { ...about, ...decision });
    }
    const text = await said('enrollment', 'why', ...user);
    expect(text).toMatch(
      /^\d{4}-.*Z {2}Not asked\.\n[^]*progressive +They said that they never[^]*\n\n\d{4}-.*Z {2}Asked to make a passkey\./,
    );
    expect(text).toMatch(/local +They signed in with a password\.$/m);

    const list = await json<(EnrollmentDecision & { facts: object })[]>(
      'enrollment',
      'why',
      ...user,
    );
    expect(list.map(({ ask }) => ask)).toEqual([null, 'progressive']);
    for (const { facts, ask, reasons } of list) {
      const again = await json('enrollment', 'what-if', '--facts', JSON.stringify(facts));
      expect(again).toEqual({ ask, reasons });
    }
    const one = await json<unknown[]>('enrollment', 'why', ...user, '--limit', '1');
    expect(one).toEqual(list.slice(0, 1));
  });
});

describe('what-if', () => {
  const whatIf = (facts: object) => ['enrollment', 'what-if', '--facts', JSON.stringify(facts)];

  it('tells what would be asked, and what stops the other questions', async () => {
    expect(await said(...whatIf(factsOfSomebodyAsked))).toBe(
      [
        'Asked to make a passkey.',
        '  renewal    The passkeys of this host are not moving to another RP ID.',
        '  automatic  The connection makes no passkeys silently (automatic_upgrade_enabled).\n',
      ].join('\n'),
    );
    expect(await said(...whatIf(factsOfSomebodyNeverAsked))).toMatch(/^Not asked\.$/m);
  });

  it('names every fact that is missing or of another form', async () => {
    const { user: _user, ...rest } = factsOfSomebodyAsked;
    const { exitCode, err } = await type(whatIf({ ...rest, now: 'now', device: {}, weather: 1 }));
    expect(exitCode).toBe(2);
    for (const field of ['now', 'device.hasPasskey', 'user']) {
      expect(err).toContain(`--facts, field ${field}: `);
    }
    expect(err).toMatch(/^--facts: .*"weather"$/m);
  });
});

it('reset lets a user be asked again', async () => {
  await saveEnrollmentChoices(tenantId, userId, { neverAsk: true });
  expect(await said('enrollment', 'reset', ...user)).toContain(`${userId} may be asked again`);
  expect(await findEnrollmentChoices(tenantId, userId)).toMatchObject({ neverAsk: false });
  expect(await json('enrollment', 'reset', ...user)).toEqual({ userId });
});

it('funnel shows the steps that were taken, and how many of those asked made a passkey', async () => {
  expect(await said('enrollment', 'funnel', ...to)).toContain('nobody did anything with a passkey');
  const moment = 'progressive';
  for (const step of ['offered', 'offered', 'offered', 'snoozed', 'created'] as const) {
    await recordPasskeyEvent(tenantId, { step, moment, connectionId, browserFamily: 'Chrome' });
  }
  await recordPasskeyEvent(tenantId, { step: 'used', moment: 'login', browserFamily: 'Chrome' });
  // Events of this very millisecond are not before now.
  const always = ['--from', '2020-01-01', '--until', '2999-01-01'];
  expect(await said('enrollment', 'funnel', ...to, ...always)).toMatch(
    /^From \d{4}-.* until \d{4}-.*:\n\nMOMENT +OFFERED +CREATED +USED +SNOOZED +CREATED OF OFFERED\nlogin +0 +0 +1 +0 +-\nprogressive +3 +1 +0 +1 +33 %$/m,
  );
  const people = [...always, '--connection', 'people'];
  expect(await json('enrollment', 'funnel', ...to, ...people)).toMatchObject({
    moments: [{ moment, steps: { offered: 3, created: 1, snoozed: 1 } }],
  });
  const past = ['--from', '2020-01-01', '--until', '2020-02-01'];
  expect(await json('enrollment', 'funnel', ...to, ...past)).toEqual({
    from: '2020-01-01T00:00:00.000Z',
    until: '2020-02-01T00:00:00.000Z',
    moments: [],
  });
});

describe('a refusal', () => {
  const nobody = [...to, '--user', 'auth0|none'];
  it.each([
    [['why', ...nobody], 1, 'user_not_found: '],
    [['reset', ...nobody], 1, 'user_not_found: '],
    [['funnel', ...to, '--connection', 'none'], 1, 'connection_not_found: '],
    [['funnel', ...to, '--from', 'May'], 2, 'invalid_option: --from "May": expected a day such as'],
    [
      ['funnel', ...to, '--from', '2026-02-01', '--until', '2026-01-01'],
      2,
      'invalid_option: --from "2026-02-01": expected a time before the end',
    ],
    [['what-if', '--facts', '[]'], 2, 'invalid_option: --facts "[]": expected a JSON object'],
    [['why', ...nobody, '--limit', '0'], 2, 'invalid_option: --limit "0": expected a whole'],
  ])('of %j ends with %i', async (words, code, message) => {
    const { exitCode, out, err } = await type(['enrollment', ...words]);
    expect([exitCode, out]).toEqual([code, '']);
    expect(err).toContain(message);
  });
});
