/** One-time links of administrators in the wrong hands, at the wrong door, or at the wrong time. */
import { beforeEach, describe, expect, test } from 'vitest';

import {
  firstOwnersLink,
  inviteAdministrator,
  listAdministrators,
  removeAdministrator,
  renewInvitation,
} from '#app/management/administrators.ts';
import { newTenantApi } from '#app/management/operations/tests/tenant-api.ts';
import { createRescueLink, createUser } from '#app/management/users.ts';
import { createConnection } from '#app/management/connections.ts';
import { listPasskeys } from '#app/store/passkeys.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import type { Account, AccountCaller } from '../account/account.ts';
import { deleteOwnPasskey } from '../account/delete-passkey.ts';
import { confirmWithPasskey, isConfirmed, offerPasskey } from '../account/confirm.ts';
import { revokeSessions } from '../account/sessions.ts';
import type { Caller } from '../caller.ts';
import { openRescue, rescueWithPasskey } from '../rescue.ts';
import { introduce, joinWithPasskey, openInvitation } from './invitation.ts';
import { findSignedIn } from './session.ts';
import type { SignedIn } from './session.ts';

const origin = 'https://login.example.com';

let tenant: Tenant;
beforeEach(async () => {
  ({ tenant } = (await newTenantApi()).site);
});

const inBrowser = (browserHash: string, of = tenant): AccountCaller =>
  ({
    site: {
      tenant: of,
      domain: { rpId: 'login.example.com', rpName: null, previousRpId: null, origins: null },
      origin,
    },
    ...{ browserHash, ip: '203.0.113.7', userAgent: '' },
    sessions: {
      current: () => Promise.reject(new Error('nobody asks')),
      list: () => Promise.resolve([]),
      revoke: () => Promise.resolve(false),
    },
  }) as unknown as AccountCaller;

const ticketIn = (link: { url: string } | null): string => {
  const ticket = link && new URL(link.url).searchParams.get('ticket');
  if (!ticket) throw new Error('there is no link');
  return ticket;
};

const ada = { name: 'Ada', email: 'ada@example.com' };

async function invite(email: string): Promise<{ userId: string; ticket: string }> {
  const invited = await inviteAdministrator(tenant, { email, role: 'owner' });
  return { userId: invited.administrator.userId, ticket: ticketIn(invited.invitation) };
}

/** Follows a link as far as it leads; the token of the session at its end, or why there is none. */
async function follow(
  caller: Caller,
  ticket: string,
  authenticator = new SoftwareAuthenticator(),
): Promise<{ token: string } | { code: string }> {
  const begun = await openInvitation(caller, ticket);
  if (begun.ok && begun.step === 'introduction') {
    const introduced = await introduce(caller, ticket, ada);
    if (!introduced.ok) return { code: introduced.code };
  }
  const opened = await openInvitation(caller, ticket);
  if (!opened.ok) return { code: opened.code };
  if (opened.step !== 'passkey') throw new Error('somebody is asked again');
  const created = authenticator.create(opened.creationOptions, { origin });
  const joined = await joinWithPasskey(caller, ticket, created);
  return joined.ok ? { token: joined.sessionToken } : { code: joined.code };
}

async function joined(caller: Caller, ticket: string, authenticator?: SoftwareAuthenticator) {
  const outcome = await follow(caller, ticket, authenticator);
  if ('code' in outcome) throw new Error(outcome.code);
  const signedIn = await findSignedIn(caller, outcome.token);
  if (!signedIn) throw new Error('nobody is signed in');
  return { token: outcome.token, ...signedIn };
}

const refused = { code: 'ticket_invalid' };

describe('a link', () => {
  test('counts once, also where it is followed many times at once', async () => {
    const { ticket } = await invite(ada.email);
    expect(await introduce(inBrowser('one'), ticket, ada)).toEqual({ ok: true });
    const outcomes = await Promise.all(
      ['one', 'two', 'three', 'four'].map((browser) => follow(inBrowser(browser), ticket)),
    );
    expect(outcomes.filter((outcome) => 'token' in outcome)).toHaveLength(1);
    expect(await follow(inBrowser('five'), ticket)).toEqual(refused);
  });

  test('opens nothing at another tenant, cut short, or once its administrator is removed', async () => {
    const owner = await invite('owner@example.com');
    await joined(inBrowser('one'), owner.ticket);
    const { ticket, userId } = await invite('bob@example.com');
    const { tenant: other } = (await newTenantApi()).site;
    expect(await openInvitation(inBrowser('one', other), ticket)).toMatchObject(refused);
    expect(await openInvitation(inBrowser('one'), ticket.slice(1))).toMatchObject(refused);
    expect(await openInvitation(inBrowser('one'), '')).toMatchObject(refused);
    await removeAdministrator(tenant.id, userId);
    expect(await openInvitation(inBrowser('one'), ticket)).toMatchObject(refused);
  });

  test('is followed where administrators come, and not where users get back in', async () => {
    const { ticket } = await invite(ada.email);
    const caller = inBrowser('one');
    expect(await openRescue(caller, ticket)).toMatchObject(refused);
    expect(await introduce(caller, ticket, ada)).toEqual({ ok: true });
    expect(await openRescue(caller, ticket)).toMatchObject(refused);
    const opened = await openInvitation(caller, ticket);
    if (!opened.ok || opened.step !== 'passkey') throw new Error('no passkey is asked for');
    const created = new SoftwareAuthenticator().create(opened.creationOptions, { origin });
    expect(await rescueWithPasskey(caller, ticket, created)).toMatchObject(refused);
    expect(await follow(caller, ticket)).toHaveProperty('token');
  });

  test('of a user is none of an administrator', async () => {
    await createConnection(tenant.id, 'people', {});
    const user = await createUser(tenant.id, 'people', { email: 'bob@example.com' });
    const ticket = ticketIn(await createRescueLink(tenant, user.id));
    expect(await openInvitation(inBrowser('one'), ticket)).toMatchObject(refused);
    expect(await introduce(inBrowser('one'), ticket, ada)).toMatchObject(refused);
    expect(await joinWithPasskey(inBrowser('one'), ticket, '{}')).toMatchObject(refused);
  });

  test('says who somebody is once: nobody is renamed by it', async () => {
    const { ticket, userId } = await invite(ada.email);
    expect(await introduce(inBrowser('one'), ticket, ada)).toEqual({ ok: true });
    const mallory = { name: 'Mallory', email: 'mallory@example.com' };
    expect(await introduce(inBrowser('one'), ticket, mallory)).toMatchObject(refused);
    const [known] = await listAdministrators(tenant.id);
    expect(known).toMatchObject({ userId, ...ada });
  });

  test('for lost passkeys ends the sessions that were begun with them', async () => {
    const { ticket, userId } = await invite(ada.email);
    const lost = await joined(inBrowser('lost'), ticket);
    const link = await renewInvitation(tenant, userId);
    const found = await joined(inBrowser('new'), ticketIn(link));
    expect(await findSignedIn(inBrowser('lost'), lost.token)).toBeUndefined();
    expect(await findSignedIn(inBrowser('new'), found.token)).toBeDefined();
  });
});

describe('a first link', () => {
  test('that somebody has opened and left is worth nothing once there is a newer one', async () => {
    const older = ticketIn(await firstOwnersLink(tenant));
    const mallory = { name: 'Mallory', email: 'mallory@example.com' };
    expect(await introduce(inBrowser('theirs'), older, mallory)).toEqual({ ok: true });
    const newer = ticketIn(await firstOwnersLink(tenant));
    await joined(inBrowser('ours'), newer);
    expect(await follow(inBrowser('theirs'), older)).toEqual(refused);
    expect(await listAdministrators(tenant.id)).toMatchObject([ada]);
  });

  test('ends with the first who comes, by whichever link', async () => {
    const first = ticketIn(await firstOwnersLink(tenant));
    const { ticket } = await invite('bob@example.com');
    await joined(inBrowser('bob'), ticket);
    expect(await follow(inBrowser('theirs'), first)).toEqual(refused);
  });
});

describe('a confirmation', () => {
  const administer = { act: 'administer' } as const;

  async function confirmed(
    caller: Caller,
    { account }: SignedIn,
    authenticator: SoftwareAuthenticator,
  ) {
    const offer = await offerPasskey(caller, account, administer);
    if (!offer) throw new Error('no passkey is asked for');
    const answer = authenticator.get(offer.requestOptions, { origin });
    return confirmWithPasskey(caller, account, administer, answer);
  }

  test('counts in the session that asked for it, and in no other of the same person', async () => {
    const { ticket, userId } = await invite(ada.email);
    const authenticator = new SoftwareAuthenticator();
    const here = await joined(inBrowser('here'), ticket, authenticator);
    expect(await confirmed(inBrowser('here'), here, authenticator)).toEqual({ ok: true });
    expect(await isConfirmed(inBrowser('here'), here.account, administer)).toBe(true);
    const link = await renewInvitation(tenant, userId);
    const there = await joined(inBrowser('there'), ticketIn(link));
    expect(await isConfirmed(inBrowser('there'), there.account, administer)).toBe(false);
    const other: Account = { ...here.account, session: { ...here.account.session, id: 'other' } };
    const offer = await offerPasskey(inBrowser('here'), other, administer);
    if (!offer) throw new Error('no passkey is asked for');
    const answer = authenticator.get(offer.requestOptions, { origin });
    const stolen = await confirmWithPasskey(inBrowser('here'), here.account, administer, answer);
    expect(stolen).toMatchObject({ ok: false });
  });

  test('of another purpose is none', async () => {
    const { ticket } = await invite(ada.email);
    const authenticator = new SoftwareAuthenticator();
    const here = await joined(inBrowser('here'), ticket, authenticator);
    const toAdd = { act: 'add_passkey' } as const;
    const offer = await offerPasskey(inBrowser('here'), here.account, toAdd);
    if (!offer) throw new Error('no passkey is asked for');
    const answer = authenticator.get(offer.requestOptions, { origin });
    expect(
      await confirmWithPasskey(inBrowser('here'), here.account, administer, answer),
    ).toMatchObject({ ok: false });
  });
});

test("whoever deletes a passkey of theirs is signed out of other browsers' dashboards", async () => {
  const { ticket, userId } = await invite(ada.email);
  const kept = new SoftwareAuthenticator();
  await joined(inBrowser('before'), ticket);
  const there = await joined(
    ...([inBrowser('there'), ticketIn(await renewInvitation(tenant, userId)), kept] as const),
  );
  const [lost] = await listPasskeys(tenant.id, userId);
  const act = { act: 'delete_passkey', passkeyId: lost?.id ?? '' } as const;
  const offer = await offerPasskey(inBrowser('there'), there.account, act);
  if (!offer) throw new Error('no passkey is asked for');
  const answer = kept.get(offer.requestOptions, { origin });
  const confirmed = await confirmWithPasskey(inBrowser('there'), there.account, act, answer);
  expect(confirmed).toEqual({ ok: true });
  const deleted = await deleteOwnPasskey(inBrowser('here'), there.account, act.passkeyId);
  expect(deleted).toMatchObject({ ok: true });
  expect(await findSignedIn(inBrowser('there'), there.token)).toBeUndefined();
});

test("whoever signs out everywhere else is signed out of other browsers' dashboards", async () => {
  const { ticket } = await invite(ada.email);
  const there = await joined(inBrowser('there'), ticket);
  await revokeSessions(inBrowser('there'), there.account, 'others');
  expect(await findSignedIn(inBrowser('there'), there.token)).toBeDefined();
  await revokeSessions(inBrowser('here'), there.account, 'others');
  expect(await findSignedIn(inBrowser('there'), there.token)).toBeUndefined();
});
