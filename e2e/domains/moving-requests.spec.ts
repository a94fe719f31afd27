/** What requests can and cannot do while a host moves, with real signatures. */
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import {
  ADD,
  challengeOf,
  confirmPath,
  passkeysOf,
  postAnswer,
  toDelete,
} from '../account/support/visitor.ts';
import { beginVisit, codeAfter } from '../attacks/support/application.ts';
import {
  beginSignUp,
  creationOptions,
  postNewPasskey,
  postPasskey,
  rescueOptions,
} from '../attacks/support/passkeys.ts';
import { codeOf } from '../attacks/support/refusals.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import type { Answer } from '../support/http-visitor.ts';
import { expect, test } from '../support/story.ts';
import type { User } from '../support/tenant.ts';
import { newMovingSite } from './support/moving-site.ts';
import type { MovingSite } from './support/moving-site.ts';

test.describe.configure({ timeout: 240_000 });

let site: MovingSite;

test.beforeEach(async () => {
  site = await newMovingSite();
});

test.afterEach(() => site.stop());

/** The application, as far as requests need it. */
const application = () => {
  const { origin, clientId, clientSecret } = site;
  return { origin, clientId, clientSecret, callback: site.application.callbackUrl };
};

type RequestOptions = Parameters<SoftwareAuthenticator['get']>[0];
type CreationOptions = Parameters<SoftwareAuthenticator['create']>[0];

/** Options for a sign-in; `rpId` is what the page would like to ask with. */
async function requestOptions(
  visitor: HttpVisitor,
  state: string,
  rpId?: string,
): Promise<RequestOptions> {
  const answer = await visitor.post('/login/passkey/challenge', {
    state,
    ...(rpId !== undefined && { rp_id: rpId }),
  });
  if (answer.status !== 200) throw new Error(`No challenge: ${answer.status} ${answer.text}`);
  return (JSON.parse(answer.text) as { options: RequestOptions }).options;
}

async function signIn(
  visitor: HttpVisitor,
  authenticator: SoftwareAuthenticator,
  rpId?: string,
): Promise<Answer> {
  const { state } = await beginVisit(visitor, application(), { prompt: 'login' });
  const options = await requestOptions(visitor, state, rpId);
  return postPasskey(visitor, state, authenticator.get(options, { origin: site.origin }));
}

/** The way home of a sign-in. A passkey that is offered on it is neither made nor turned down. */
async function comeHome(visitor: HttpVisitor, answer: Answer): Promise<void> {
  const next = URL.parse(answer.location ?? '');
  const state = next?.pathname === '/passkey/enroll' ? next.searchParams.get('state') : null;
  await codeAfter(
    visitor,
    state ? await visitor.post('/passkey/enroll', { state, answer: 'continue' }) : answer,
  );
}

/** A user without a password, who gets a passkey from a rescue link. */
async function personWithoutPassword(): Promise<User & { authenticator: SoftwareAuthenticator }> {
  const user = await site.tenant.newUser();
  const authenticator = new SoftwareAuthenticator();
  await rescue(user, authenticator);
  return { ...user, authenticator };
}

async function rescue({ id }: User, authenticator: SoftwareAuthenticator): Promise<void> {
  const { url } = (await site.tenant.cli('users', 'rescue', '--id', id)) as { url: string };
  const ticket = new URL(url).searchParams.get('ticket') ?? '';
  const visitor = new HttpVisitor(site.origin);
  await visitor.get(`/rescue?ticket=${ticket}`);
  const created = authenticator.create(await rescueOptions(visitor, ticket), {
    origin: site.origin,
  });
  const answer = await visitor.post('/rescue/passkey', {
    ticket,
    passkey: JSON.stringify(created),
  });
  expect(answer.status).toBe(303);
}

const storedRpIds = async (user: Pick<User, 'id'>) =>
  ((await passkeysOf(site.tenant, user as User)) as unknown as { rpId: string }[]).map(
    ({ rpId }) => rpId,
  );

test('nothing but the RP IDs that a domain accepts is ever asked with', async () => {
  const { oldRpId, newRpId } = site;
  const visitor = new HttpVisitor(site.origin);
  const { state } = await beginVisit(visitor, application());
  const asked = async (rpId?: string) => (await requestOptions(visitor, state, rpId)).rpId;
  expect(await asked()).toBe(oldRpId);
  expect(await asked(newRpId)).toBe(oldRpId);

  await site.move();
  expect(await asked()).toBe(oldRpId);
  expect(await asked(oldRpId)).toBe(oldRpId);
  expect(await asked(newRpId)).toBe(newRpId);
  for (const strange of ['', 'localhost', `x.${oldRpId}`, site.host, `${newRpId} `, 'a.test']) {
    expect(await asked(strange), strange).toBe(oldRpId);
  }
  const tooLong = { state, rp_id: 'a'.repeat(254) };
  expect(codeOf(await visitor.post('/login/passkey/challenge', tooLong))).toBe('invalid_request');

  await site.domains('finish', '--yes');
  expect(await asked(oldRpId)).toBe(newRpId);
});

test('sign-up and rescue make passkeys for the new RP ID', async () => {
  const { newRpId } = site;
  await site.move();
  const visitor = new HttpVisitor(site.origin);
  const { state } = await beginSignUp(visitor, application());
  const options = await creationOptions(visitor, state);
  expect(options.rp.id).toBe(newRpId);
  const authenticator = new SoftwareAuthenticator();
  const created = authenticator.create(options, { origin: site.origin });
  await codeAfter(visitor, await postNewPasskey(visitor, state, created));
  await comeHome(visitor, await signIn(visitor, authenticator, newRpId));

  expect(await storedRpIds(await personWithoutPassword())).toEqual([newRpId]);
});

test('a passkey that was begun before the move counts for the RP ID that it was made for', async () => {
  const { oldRpId, tenant } = site;
  const visitor = new HttpVisitor(site.origin);
  const { state, email } = await beginSignUp(visitor, application());
  const authenticator = new SoftwareAuthenticator();
  const created = authenticator.create(await creationOptions(visitor, state), {
    origin: site.origin,
  });
  await site.move();
  await codeAfter(visitor, await postNewPasskey(visitor, state, created));
  const users = (await tenant.cli('users', 'list')) as User[];
  const user = users.find((each) => each.email === email);
  expect(await storedRpIds({ id: user?.id ?? '' })).toEqual([oldRpId]);
  await comeHome(visitor, await signIn(visitor, authenticator));
});

test('the end of a move ends what was asked before it, and the way back makes it good again', async () => {
  const { oldRpId } = site;
  const { authenticator } = await personWithoutPassword();
  await site.move();
  const visitor = new HttpVisitor(site.origin);
  const { state } = await beginVisit(visitor, application());
  const options = await requestOptions(visitor, state, oldRpId);
  const signed = authenticator.get(options, { origin: site.origin });

  const refused = await site.domains('finish', '--yes').catch(String);
  expect(refused).toContain(`1 user has passkeys of ${oldRpId}`);
  const wrong = await site.domains('finish', '--strand', '2', '--yes').catch(String);
  expect(wrong).toContain(`1 user has passkeys of ${oldRpId}`);
  await site.domains('finish', '--strand', '1', '--yes');
  expect(codeOf(await postPasskey(visitor, state, signed))).toBe('passkey_not_accepted');

  await site.domains('move', '--rp-id', oldRpId);
  await comeHome(visitor, await signIn(visitor, authenticator, oldRpId));
});

/** A browser with the account page of somebody who signs in with a passkey. */
async function accountOf(authenticator: SoftwareAuthenticator, rpId: string) {
  const visitor = new HttpVisitor(site.origin);
  await comeHome(visitor, await signIn(visitor, authenticator, rpId));
  expect((await visitor.get('/account')).status).toBe(200);
  return visitor;
}

async function confirmWith(
  visitor: HttpVisitor,
  authenticator: SoftwareAuthenticator,
  purpose: string,
  rpId: string,
) {
  const options = await challengeOf(visitor, '/account/confirm', { for: purpose, rp_id: rpId });
  expect(options.rpId).toBe(rpId);
  const signed = authenticator.get(options, { origin: site.origin });
  return postAnswer(visitor, confirmPath(purpose), signed, { for: purpose });
}

test('somebody with a passkey of the old RP ID alone confirms with it, and adds one of the new', async () => {
  const { oldRpId, newRpId } = site;
  const { authenticator, ...user } = await personWithoutPassword();
  await site.move();
  const visitor = await accountOf(authenticator, oldRpId);
  // There is nothing else to ask with, whatever is asked for.
  const only = await challengeOf(visitor, '/account/confirm', { for: ADD, rp_id: newRpId });
  expect([only.rpId, only.allowCredentials?.length]).toEqual([oldRpId, 1]);
  expect((await confirmWith(visitor, authenticator, ADD, oldRpId)).status).toBe(303);
  const options = await challengeOf(visitor, '/account/passkeys/new');
  expect(options.rp.id).toBe(newRpId);
  const created = authenticator.create(options, { origin: site.origin });
  const added = await postAnswer(visitor, '/account/passkeys/new', created);
  expect(added.location).toContain('done=added');
  expect(await storedRpIds(user)).toEqual([oldRpId, newRpId]);

  // With both, either confirms; each is asked for by its own RP ID, and no third one.
  for (const rpId of [oldRpId, newRpId]) {
    expect((await confirmWith(visitor, authenticator, ADD, rpId)).status).toBe(303);
  }
  const strange = await challengeOf(visitor, '/account/confirm', { for: ADD, rp_id: 'a.test' });
  expect([oldRpId, newRpId]).toContain(strange.rpId);
  expect(strange.allowCredentials).toHaveLength(1);
});

test('until a move ends, a passkey of either RP ID is a way in, and the last of both is the last', async () => {
  const { oldRpId, newRpId } = site;
  const { authenticator, ...user } = await personWithoutPassword();
  await site.move();
  await rescue(user, authenticator);
  const [old, renewed] = (await passkeysOf(site.tenant, user)).map(({ id }) => id);
  const visitor = await accountOf(authenticator, oldRpId);
  const remove = async (id = '', rpId: string) => {
    await confirmWith(visitor, authenticator, toDelete(id), rpId);
    return visitor.post(`/account/passkeys/${id}/delete`, {});
  };
  expect(await storedRpIds(user)).toEqual([oldRpId, newRpId]);
  expect((await remove(renewed, oldRpId)).status).toBe(200);
  expect(await storedRpIds(user)).toEqual([oldRpId]);
  expect(codeOf(await remove(old, oldRpId))).toBe('last_way_in');
  await comeHome(visitor, await signIn(visitor, authenticator, oldRpId));
  expect(await site.domains('progress')).toMatchObject({ users: 1, stranded: 1 });
});

test('a passkey that opens nothing here any more is no way in', async () => {
  const { oldRpId, newRpId } = site;
  const { authenticator, ...user } = await personWithoutPassword();
  await site.move();
  await rescue(user, authenticator);
  await site.domains('finish', '--yes');
  const renewed = (await passkeysOf(site.tenant, user))[1]?.id ?? '';
  const visitor = await accountOf(authenticator, newRpId);
  await confirmWith(visitor, authenticator, toDelete(renewed), newRpId);
  const answer = await visitor.post(`/account/passkeys/${renewed}/delete`, {});
  expect(codeOf(answer)).toBe('last_way_in');
  expect(await storedRpIds(user)).toEqual([oldRpId, newRpId]);
});

test('a passkey that a move has left behind can be deleted by whoever has another way in here', async () => {
  const { newRpId } = site;
  const { authenticator, ...user } = await personWithoutPassword();
  await site.move();
  await rescue(user, authenticator);
  await site.domains('finish', '--yes');
  const old = (await passkeysOf(site.tenant, user))[0]?.id ?? '';
  const visitor = await accountOf(authenticator, newRpId);
  expect((await confirmWith(visitor, authenticator, toDelete(old), newRpId)).status).toBe(303);
  expect((await visitor.post(`/account/passkeys/${old}/delete`, {})).status).toBe(200);
  expect(await storedRpIds(user)).toEqual([newRpId]);
});

test('a passkey that a move has left behind stays while another host still accepts it', async () => {
  const { newRpId, oldRpId, tenant } = site;
  const { authenticator, ...user } = await personWithoutPassword();
  await site.move();
  await rescue(user, authenticator);
  const other = `second.${oldRpId}:${new URL(site.origin).port}`;
  await tenant.cli('domains', 'create', '--host', other, '--rp-id', oldRpId);
  await site.domains('finish', '--yes');
  const old = (await passkeysOf(tenant, user))[0]?.id ?? '';
  const visitor = await accountOf(authenticator, newRpId);
  const answer = await visitor.post(`/account/passkeys/${old}/delete`, {});
  expect(codeOf(answer)).toBe('last_way_in');
  expect(await storedRpIds(user)).toEqual([oldRpId, newRpId]);
});

test('whoever is making the new passkey when the move ends without them gets it, and is in', async () => {
  const { oldRpId, newRpId } = site;
  const { authenticator, ...user } = await personWithoutPassword();
  await site.move();
  const visitor = new HttpVisitor(site.origin);
  const { state } = await beginVisit(visitor, application());
  const options = await requestOptions(visitor, state, oldRpId);
  const signed = {
    ...authenticator.get(options, { origin: site.origin }),
    isUserVerifyingPlatformAuthenticatorAvailable: true,
  };
  const offered = await postPasskey(visitor, state, signed);
  expect(offered.location).toContain('/passkey/enroll');
  const asked = await visitor.post('/passkey/enroll/challenge', { state });
  const { options: creation } = JSON.parse(asked.text) as { options: CreationOptions };
  const made = authenticator.create(creation, { origin: site.origin });
  await site.domains('finish', '--strand', '1', '--yes');

  const enrolled = await visitor.post('/passkey/enroll', { state, passkey: JSON.stringify(made) });
  expect(enrolled.location).toContain('/passkey/enrolled');
  await codeAfter(visitor, await visitor.post('/passkey/enrolled', { state, answer: 'continue' }));
  expect(await storedRpIds(user)).toEqual([oldRpId, newRpId]);
  await comeHome(visitor, await signIn(visitor, authenticator));
});
