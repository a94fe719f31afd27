/** What the dashboard does for one person: explains, signs out, and lets back in. */
import { beforeEach, describe, expect, test } from 'vitest';

import { hashToken, newToken } from '#app/ids.ts';
import { findEnrollmentChoices, saveEnrollmentChoices } from '#app/store/enrollment-choices.ts';
import { insertEnrollmentDecision } from '#app/store/enrollment-decisions.ts';
import { saveArtifact } from '#app/store/provider-artifacts.ts';
import { findTicket } from '#app/store/tickets.ts';

import { readTrail } from '../audit-trail.ts';
import type { AdministrativeAct } from '../audit-trail.ts';
import { listLogs } from '../logs.ts';
import { newTenantApiWithPeople } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
let userPath: string;
let userId: string;
beforeEach(async () => {
  ({ api, userPath } = await newTenantApiWithPeople());
  userId = decodeURIComponent(userPath.slice('/users/'.length));
});

const nobody = '/users/auth0%7Cnobody';

describe('why somebody was asked', () => {
  const decided = (ask: string | null) =>
    insertEnrollmentDecision(api.tenantId, {
      ...{ userId, clientId: api.clientId, connectionId: 'con_1', ask, facts: { now: 'then' } },
      reasons: [{ kind: 'progressive', check: 'not_snoozed', passed: ask !== null }],
    });

  test('is told with the facts, the newest first', async () => {
    await decided('progressive');
    await decided(null);
    const { rows } = await api.call('GET', `${userPath}/enrollment-decisions`);
    expect(rows).toMatchObject([
      { ask: null, reasons: [{ check: 'not_snoozed', passed: false }], facts: { now: 'then' } },
      { ask: 'progressive', client_id: api.clientId, connection_id: 'con_1' },
    ]);
    const newest = await api.call('GET', `${userPath}/enrollment-decisions?take=1`);
    expect(newest.rows).toMatchObject([{ ask: null }]);
  });

  test.each(['take=0', 'take=101', 'take=x', 'page=1'])('%s is refused', async (query) => {
    const { code } = await api.call('GET', `${userPath}/enrollment-decisions?${query}`);
    expect(code).toBe('invalid_query_string');
  });

  test('is forgotten with what they said', async () => {
    await saveEnrollmentChoices(api.tenantId, userId, { neverAsk: true });
    expect(await api.call('POST', `${userPath}/enrollment-reset`)).toMatchObject({ status: 204 });
    expect(await findEnrollmentChoices(api.tenantId, userId)).not.toMatchObject({ neverAsk: true });
  });

  test('is known of nobody who is not there', async () => {
    for (const [method, path] of [
      ['GET', `${nobody}/enrollment-decisions`],
      ['POST', `${nobody}/enrollment-reset`],
    ] as const) {
      expect(await api.call(method, path)).toMatchObject({ code: 'inexistent_user' });
    }
  });
});

describe('a session', () => {
  async function newSession(): Promise<string> {
    const uid = newToken();
    const iat = Math.floor(Date.now() / 1000);
    const exp = iat + 3600;
    const id = newToken();
    const payload = { kind: 'Session', jti: id, uid, accountId: userId, iat, exp, loginTs: iat };
    const session = { payload, uid, accountId: userId };
    await saveArtifact(api.tenantId, 'Session', id, session, new Date(exp * 1000));
    return hashToken(uid);
  }

  const listed = async () => {
    const { body } = await api.call('GET', `${userPath}/sessions`);
    return (body.sessions as { id: string }[]).map(({ id }) => id);
  };

  test('is read and ended by itself; the others go on', async () => {
    const [first, second] = [await newSession(), await newSession()];
    const read = await api.call('GET', `/sessions/${first}`);
    expect(read).toMatchObject({ status: 200, body: { id: first, user_id: userId } });
    expect(await api.call('DELETE', `/sessions/${first}`)).toMatchObject({ status: 202 });
    expect(await listed()).toEqual([second]);
    expect(await listLogs(api.tenantId, { type: 'session_revoked' })).toMatchObject([{ userId }]);
    for (const method of ['GET', 'DELETE']) {
      const { code } = await api.call(method, `/sessions/${first}`);
      expect(code).toBe('inexistent_session');
    }
  });

  test('that has run out is not there', async () => {
    const uid = newToken();
    const session = { payload: { uid, accountId: userId, iat: 1 }, uid, accountId: userId };
    await saveArtifact(api.tenantId, 'Session', newToken(), session, new Date(0));
    const { code } = await api.call('GET', `/sessions/${hashToken(uid)}`);
    expect(code).toBe('inexistent_session');
  });
});

describe('a rescue link', () => {
  test('opens once, and is in neither the trail nor the log', async () => {
    const { status, body } = await api.call('POST', `${userPath}/rescue-link`);
    expect(status).toBe(201);
    const url = new URL(String(body.url));
    const ticket = url.searchParams.get('ticket') ?? '';
    expect(url.host).toBe(api.site.domain.host);
    expect(await findTicket(api.tenantId, 'rescue', ticket)).toMatchObject({ userId });
    expect(Date.parse(String(body.expires_at))).toBeGreaterThan(Date.now());

    const acts: AdministrativeAct[] = [];
    for await (const act of readTrail(api.tenantId)) acts.push(act);
    expect(acts.at(-1)).toMatchObject({ operation: 'create_rescue_link', target: userId });
    expect(JSON.stringify(acts)).not.toContain(ticket);
    expect(JSON.stringify(await listLogs(api.tenantId, {}))).not.toContain(ticket);
  });

  test('is made for nobody who is blocked or not there', async () => {
    expect(await api.call('POST', `${nobody}/rescue-link`)).toMatchObject({
      code: 'inexistent_user',
    });
    await api.call('PATCH', userPath, { blocked: true });
    expect(await api.call('POST', `${userPath}/rescue-link`)).toMatchObject({ status: 400 });
  });
});
