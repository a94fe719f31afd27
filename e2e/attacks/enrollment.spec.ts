/**
 * The offer of a passkey after a sign-in belongs to the person who has just signed in, in their
 * browser, for minutes (checklist S1, S3, E1, E7): whoever else takes it up gets nothing.
 */
import { randomBytes } from 'node:crypto';

import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import type { Answer, HttpVisitor } from '../support/http-visitor.ts';
import { beginVisit, codeAfter, redeem } from './support/application.ts';
import type { Application } from './support/application.ts';
import type { AttackedSite } from './support/attacked-site.ts';
import { newEmail, newPassword } from './support/attacked-site.ts';
import { backdateProof, letParkedSignInsExpire } from './support/database-file.ts';
import { expect, test } from './support/neighbours.ts';
import { creationOptions, beginSignUp } from './support/passkeys.ts';
import { codeOf, expectRefusal, readLog } from './support/refusals.ts';

type Person = { id: string; email: string; password: string };
type CreationOptions = Parameters<SoftwareAuthenticator['create']>[0];

const capable = {
  'webauthn-platform-available': 'true',
  'webauthn-conditional-create-available': 'false',
};
const silent = { ...capable, 'webauthn-conditional-create-available': 'true' };

async function newPerson({ server }: AttackedSite, connection?: string): Promise<Person> {
  const [email, password] = [newEmail(), newPassword()];
  const { id } = (await server.cli([
    ...['users', 'create', '--email', email, '--password', password],
    ...(connection ? ['--connection', connection] : []),
  ])) as { id: string };
  return { id, email, password };
}

/** Signs in with a password; returns the visit, which stands before the offer. */
async function signIn(
  visitor: HttpVisitor,
  application: Application,
  person: Person,
  { said = capable, parameters = {} }: { said?: object; parameters?: Record<string, string> } = {},
) {
  const visit = await beginVisit(visitor, application, { prompt: 'login', ...parameters });
  return { ...visit, answer: await signInAgain(visitor, visit.state, person, said) };
}

const signInAgain = (
  visitor: HttpVisitor,
  state: string,
  { email: identifier, password }: Person,
  said: object = capable,
): Promise<Answer> => visitor.post('/login/password', { state, identifier, password, ...said });

const askForChallenge = (visitor: HttpVisitor, state: string) =>
  visitor.post('/passkey/enroll/challenge', { state });

async function offeredOptions(visitor: HttpVisitor, state: string): Promise<CreationOptions> {
  const answer = await askForChallenge(visitor, state);
  if (answer.status !== 200) throw new Error(`No challenge: ${answer.status} ${answer.text}`);
  return (JSON.parse(answer.text) as { options: CreationOptions }).options;
}

const enroll = (visitor: HttpVisitor, state: string, passkey: object) =>
  visitor.post('/passkey/enroll', { state, passkey: JSON.stringify(passkey) });

/** Nobody is let in by this visit: it begins again. */
async function expectStillOutside(visitor: HttpVisitor, state: string): Promise<void> {
  const begun = `${visitor.site.origin}/login?state=${state}`;
  expect((await visitor.get(`/passkey/enroll?state=${state}`)).location).toBe(begun);
  const answer = await visitor.post('/passkey/enroll', { state, answer: 'later' });
  expect(answer.location).toBe(begun);
}

/** There is no offer to take up: the browser goes on to the sign-in, or to where it leads. */
function expectNothing({ status, location = '' }: Answer): void {
  expect(status).toBe(303);
  expect(new URL(location).pathname).toMatch(/^\/(login|authorize\/.+)$/);
}

const passkeysOf = async ({ server }: AttackedSite, { id }: Person) =>
  (await server.cli(['passkeys', 'list', '--user', id])) as unknown[];

const made = (options: CreationOptions, { site }: HttpVisitor) =>
  new SoftwareAuthenticator().create(options, { origin: site.origin });

test('S1 and E1: there is no offer before the sign-in is proved', async ({ site }) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  expectRefusal(await askForChallenge(visitor, state), 410, 'transaction_expired');
  const page = await visitor.get(`/passkey/enroll?state=${state}`);
  expect({ status: page.status, location: page.location }).toEqual({
    status: 303,
    location: `${site.server.origin}/login?state=${state}`,
  });
  for (const answer of ['later', 'never', 'not_my_device', 'continue']) {
    const { location } = await visitor.post('/passkey/enroll', { state, answer });
    expect(location).toBe(`${site.server.origin}/login?state=${state}`);
  }
});

test('S1: a wrong password opens no offer', async ({ site }) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, {
    ...person,
    password: 'not this one',
  });
  expectRefusal(await askForChallenge(visitor, state), 410, 'transaction_expired');
});

test('S1: a challenge of another ceremony adds no passkey to an account', async ({ site }) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const signUp = await beginSignUp(visitor, site.application);
  const foreign = made(await creationOptions(visitor, signUp.state), visitor);
  const { state } = await signIn(visitor, site.application, person);

  const answer = await enroll(visitor, state, foreign);
  expectRefusal(answer, 400, 'passkey_challenge_mismatch');
  expect(await passkeysOf(site, person)).toEqual([]);
});

test('S1: the offer of one visit is none in another, of the same browser or of another', async ({
  site,
}) => {
  const [victim, attacker] = [await newPerson(site), await newPerson(site)];
  const [theirs, own] = [site.visitor(), site.visitor()];
  const visit = await signIn(theirs, site.application, victim);
  const ownVisit = await signIn(own, site.application, attacker);

  expectRefusal(await askForChallenge(own, visit.state), 404, 'transaction_not_found');
  const foreign = made(await offeredOptions(own, ownVisit.state), own);
  expectRefusal(await enroll(theirs, visit.state, foreign), 400, 'passkey_challenge_mismatch');

  const inSameBrowser = await signIn(own, site.application, attacker);
  const other = made(await offeredOptions(own, inSameBrowser.state), own);
  expectRefusal(await enroll(own, ownVisit.state, other), 400, 'passkey_challenge_mismatch');
  expect(await passkeysOf(site, victim)).toEqual([]);
  expect(await passkeysOf(site, attacker)).toEqual([]);
});

test('S1: who signs in after somebody in the same visit does not get their offer', async ({
  site,
}) => {
  const [first, second] = [await newPerson(site), await newPerson(site)];
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, first);
  const forFirst = made(await offeredOptions(visitor, state), visitor);
  // The device says that it can hold nothing, so the second person is not asked.
  await signInAgain(visitor, state, second, {});

  expectRefusal(await askForChallenge(visitor, state), 410, 'transaction_expired');
  expectNothing(await enroll(visitor, state, forFirst));
  expect(await passkeysOf(site, first)).toEqual([]);
  expect(await passkeysOf(site, second)).toEqual([]);
});

test('S1: who gets an offer after somebody has signed in in the same visit goes on as themselves', async ({
  site,
}) => {
  for (const answer of ['later', 'continue']) {
    const [first, second] = [await newPerson(site), await newPerson(site)];
    const visitor = site.visitor();
    // The first person is not asked anything, and goes away before the application hears of it.
    const { state, verifier } = await signIn(visitor, site.application, first, { said: {} });
    await signInAgain(visitor, state, second);

    const left = await visitor.post('/passkey/enroll', { state, answer });
    const code = await codeAfter(visitor, left);
    const tokens = await redeem(visitor, site.application, code, verifier);
    const { id_token: idToken } = JSON.parse(tokens.text) as { id_token: string };
    const claims: unknown = JSON.parse(
      Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(claims).toMatchObject({ sub: second.id });
  }
});

test('S1: a sign-in waits a quarter of an hour, and then for nothing', async ({ site }) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, person);
  const passkey = made(await offeredOptions(visitor, state), visitor);
  letParkedSignInsExpire(site.server, person.id);

  expectNothing(await enroll(visitor, state, passkey));
  await expectStillOutside(visitor, state);
  expect(await passkeysOf(site, person)).toEqual([]);
});

test('S1: a sign-in that waits does not outlive a sign-out of the same person', async ({
  site,
}) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, person);
  const second = await signIn(visitor, site.application, person);
  const answer = await visitor.post('/passkey/enroll', { state: second.state, answer: 'later' });
  await codeAfter(visitor, answer);
  await visitor.get('/v2/logout');

  expectRefusal(await askForChallenge(visitor, state), 410, 'transaction_expired');
  await expectStillOutside(visitor, state);
});

test('S1: a rescue ends every sign-in that waits, whoever began it', async ({ site }) => {
  const person = await newPerson(site);
  const thief = site.visitor();
  const { state } = await signIn(thief, site.application, person);
  const passkey = made(await offeredOptions(thief, state), thief);
  const { url } = (await site.server.cli(['users', 'rescue', '--id', person.id])) as {
    url: string;
  };
  const ticket = new URL(url).searchParams.get('ticket') ?? '';
  const rescued = await site
    .visitor()
    .post('/rescue/password', { ticket, password: newPassword() });
  expect(rescued.status).toBe(303);

  expectNothing(await enroll(thief, state, passkey));
  await expectStillOutside(thief, state);
  expect(await passkeysOf(site, person)).toEqual([]);
});

test('RA2: auth_time is when somebody proved who they are, not when they answered the offer', async ({
  site,
}) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state, verifier } = await signIn(visitor, site.application, person);
  const minute = 60_000;
  backdateProof(site.server, person.id, state, 10 * minute);
  const answer = await visitor.post('/passkey/enroll', { state, answer: 'later' });
  const code = await codeAfter(visitor, answer);
  const tokens = await redeem(visitor, site.application, code, verifier);
  const { id_token: idToken } = JSON.parse(tokens.text) as { id_token: string };
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()) as {
    auth_time: number;
    iat: number;
  };
  expect(claims.iat - claims.auth_time).toBeGreaterThanOrEqual(600);
});

test('S1: a user who is blocked while the offer is open adds nothing', async ({ site }) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, person);
  const passkey = made(await offeredOptions(visitor, state), visitor);
  await site.server.cli(['users', 'block', '--id', person.id]);
  expectNothing(await enroll(visitor, state, passkey));
  await expectStillOutside(visitor, state);
  expect(await passkeysOf(site, person)).toEqual([]);
});

test('S30: a connection that is switched off while the offer is open lets nobody in', async ({
  site,
}) => {
  const { connection } = await siteWithUpgrades(site);
  const person = await newPerson(site, connection);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, person, { parameters: { connection } });
  const { clientId } = site.application;
  await site.server.cli([
    ...['connections', 'disable', '--name', connection, '--client-id', clientId],
  ]);
  await expectStillOutside(visitor, state);
});

test('S1: one new passkey sent many times at once is stored once', async ({ site }) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const ip = visitor.options.address;
  const { state } = await signIn(visitor, site.application, person);
  const passkey = made(await offeredOptions(visitor, state), visitor);
  await Promise.all(Array.from({ length: 20 }, () => enroll(visitor, state, passkey)));
  expect(await passkeysOf(site, person)).toHaveLength(1);
  expect(await readLog(site.server, { type: 'gd_enrollment_complete', ip })).toHaveLength(1);
});

test('S1: one offer is good for one passkey, however many challenges it was asked for', async ({
  site,
}) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, person);
  const passkeys: object[] = [];
  for (let count = 0; count < 5; count += 1) {
    passkeys.push(made(await offeredOptions(visitor, state), visitor));
  }
  await Promise.all(passkeys.map((passkey) => enroll(visitor, state, passkey)));
  expect(await passkeysOf(site, person)).toHaveLength(1);
});

test('S3: nothing that a browser says makes it somebody', async ({ site }) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  for (const name of ['verified', 'userId', 'latchkey_enrollment', 'enrollment']) {
    visitor.cookies.push({ name, value: person.id, path: '/' });
  }
  const lies = { userId: person.id, user: person.id, verified: 'true', kind: 'progressive' };
  expectRefusal(
    await visitor.post('/passkey/enroll/challenge', { state, ...lies }),
    410,
    'transaction_expired',
  );
  const answer = await visitor.post('/passkey/enroll', { state, passkey: '{}', ...lies });
  expectNothing(answer);
  expect(await passkeysOf(site, person)).toEqual([]);
});

test('S3: another browser cookie finds no visit', async ({ site }) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, person);
  const other = visitor.twin();
  for (const cookie of other.cookies) {
    if (cookie.name === 'latchkey_browser') cookie.value = 'A'.repeat(43);
  }
  expectRefusal(await askForChallenge(other, state), 404, 'transaction_not_found');
});

test('bad input: malformed answers to the offer are refused, and the offer stays', async ({
  site,
}) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, person);
  for (const passkey of ['', '{}', '[]', 'null', '"', '{"id":1}', 'x'.repeat(40_000)]) {
    const answer = await visitor.post('/passkey/enroll', { state, passkey });
    expectRefusal(answer, 400, 'passkey_malformed');
  }
  for (const fields of [{ answer: 'maybe' }, { answer: '' }]) {
    expectRefusal(
      await visitor.post('/passkey/enroll', { state, ...fields }),
      400,
      'invalid_request',
    );
  }
  const passkey = made(await offeredOptions(visitor, state), visitor);
  expect((await enroll(visitor, state, passkey)).status).toBe(303);
  expect(await passkeysOf(site, person)).toHaveLength(1);
});

test('bad input: what a page tells of a ceremony is checked, and an unknown place is no error', async ({
  site,
}) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  const tell = (fields: Record<string, string>) => visitor.post('/passkey/step', fields);
  expect((await tell({ state, step: 'started' })).status).toBe(204);
  expect((await tell({ state: 'nobody', step: 'started' })).status).toBe(204);
  const odd: Record<string, string>[] = [
    { state, step: 'created' },
    { state },
    { state, step: 'failed', error: '<' },
  ];
  for (const fields of odd) {
    expectRefusal(await tell(fields), 400, 'invalid_request');
  }
});

test('S2: a rescue link of one tenant opens nothing of another', async ({ site, neighbours }) => {
  const person = await newPerson(site);
  const { url } = (await site.server.cli(['users', 'rescue', '--id', person.id])) as {
    url: string;
  };
  const ticket = new URL(url).searchParams.get('ticket') ?? '';
  const next = site.visitor(neighbours.tenantApplication.origin);
  expectRefusal(await next.get(`/rescue?ticket=${ticket}`), 404, 'ticket_invalid');
  expectRefusal(await next.post('/rescue/passkey/challenge', { ticket }), 404, 'ticket_invalid');
  expectRefusal(
    await next.post('/rescue/password', { ticket, password: newPassword() }),
    404,
    'ticket_invalid',
  );
  expect((await site.visitor().get(`/rescue?ticket=${ticket}`)).status).toBe(200);
});

test('S2: a visit of one tenant is none on the host of another', async ({ site, neighbours }) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, person);
  const next = visitor.twin(neighbours.tenantApplication.origin);
  expectRefusal(await askForChallenge(next, state), 404, 'transaction_not_found');
});

/** A silent attempt, as its page holds it. */
async function silentAttempt(visitor: HttpVisitor, state: string) {
  const { text } = await visitor.get(`/passkey/upgrade?state=${state}`);
  const ticket = /name="ticket" value="([^"]*)"/.exec(text)?.[1] ?? '';
  const options = /data-automatic-passkey="([^"]*)"/.exec(text)?.[1] ?? 'null';
  return {
    ticket,
    options: JSON.parse(options.replaceAll('&quot;', '"')) as CreationOptions,
  };
}

/** A connection that tries silently, and an application that was registered after it. */
async function siteWithUpgrades(site: AttackedSite) {
  const connection = `silent-${randomBytes(4).toString('hex')}`;
  const options = {
    authentication_methods: { passkey: { enabled: true } },
    passkey_options: { automatic_upgrade_enabled: true },
  };
  await site.server.cli([
    ...['connections', 'create', '--name', connection, '--options', JSON.stringify(options)],
  ]);
  return { application: site.application, connection };
}

const upgrade = (visitor: HttpVisitor, state: string, ticket: string, passkey: object) =>
  visitor.post('/passkey/upgrade', { state, ticket, passkey: JSON.stringify(passkey) });

test('E7: a passkey without user presence needs the ticket of its own sign-in', async ({
  site,
}) => {
  const { application, connection } = await siteWithUpgrades(site);
  const [person, another] = [await newPerson(site, connection), await newPerson(site, connection)];
  const [visitor, thief] = [site.visitor(), site.visitor()];
  const how = { said: silent, parameters: { connection } };
  const { state } = await signIn(visitor, application, person, how);
  const theirs = await signIn(thief, application, another, how);
  const foreign = await silentAttempt(thief, theirs.state);
  const own = await silentAttempt(visitor, state);
  const without = { origin: visitor.site.origin, flags: { up: false, uv: false } };
  const passkey = new SoftwareAuthenticator().create(own.options, without);

  for (const ticket of ['', 'A'.repeat(43), foreign.ticket]) {
    const answer = await upgrade(visitor, state, ticket, passkey);
    // Nobody is told what was wrong with something that they never asked for.
    expect(codeOf(answer)).toBeUndefined();
    expect(answer.location ?? '').not.toContain('/passkey/enrolled');
    expect(await passkeysOf(site, person)).toEqual([]);
  }
});

test('E7: the ticket lets one silent passkey through, and no second', async ({ site }) => {
  const { application, connection } = await siteWithUpgrades(site);
  const person = await newPerson(site, connection);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, application, person, {
    said: silent,
    parameters: { connection },
  });
  const { ticket, options } = await silentAttempt(visitor, state);
  const without = { origin: visitor.site.origin, flags: { up: false, uv: false } };
  const passkey = new SoftwareAuthenticator().create(options, without);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => upgrade(visitor, state, ticket, passkey)),
  );
  const stored = answers.filter(({ location }) => location?.includes('/passkey/enrolled'));
  expect(stored).toHaveLength(1);
  expect(await passkeysOf(site, person)).toHaveLength(1);
});

test('E7: where a person is asked, a passkey without user presence is refused', async ({
  site,
}) => {
  const person = await newPerson(site);
  const visitor = site.visitor();
  const { state } = await signIn(visitor, site.application, person);
  const passkey = new SoftwareAuthenticator().create(await offeredOptions(visitor, state), {
    origin: visitor.site.origin,
    flags: { up: false },
  });
  expectRefusal(await enroll(visitor, state, passkey), 400, 'passkey_verification_failed');
  expect(await passkeysOf(site, person)).toEqual([]);
});
