/**
 * A challenge is worth one answer, in the ceremony, visit, browser, site and five minutes that it
 * was made for (checklist S9).
 */
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import type { HttpVisitor } from '../support/http-visitor.ts';
import { beginVisit, codeAfter, redeem } from './support/application.ts';
import { expireChallenge } from './support/database-file.ts';
import { expect, test } from './support/neighbours.ts';
import {
  beginSignUp,
  creationOptions,
  postNewPasskey,
  postPasskey,
  requestOptions,
  rescueOptions,
  signUp,
} from './support/passkeys.ts';
import { expectRefusal, readLog } from './support/refusals.ts';

const AT_ONCE = 50;

const atOnce = <T>(attempt: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, index) => attempt(index)));

test('S9: one assertion sent fifty times at once signs in exactly once', async ({ site }) => {
  const { application, server } = site;
  const person = await signUp(site.visitor(), application);
  const thief = site.visitor();
  const { state, verifier } = await beginVisit(thief, application);
  const signed = person.authenticator.get(await requestOptions(thief, state), {
    origin: server.origin,
  });

  const answers = await atOnce(() => postPasskey(thief, state, signed));

  const [won, lost] = [
    answers.filter((a) => a.status === 303),
    answers.filter((a) => a.status !== 303),
  ];
  expect(won).toHaveLength(1);
  for (const answer of lost) expectRefusal(answer, 400, 'passkey_challenge_not_found');
  const [winner] = won;
  if (!winner) throw new Error('nobody won');
  const code = await codeAfter(thief, winner);
  expect((await redeem(thief, application, code, verifier)).status).toBe(200);

  const events = await readLog(server, { ip: thief.options.address });
  expect(events.filter(({ type }) => type === 's')).toHaveLength(1);
  expect(events.filter(({ code }) => code === 'passkey_challenge_not_found')).toHaveLength(
    AT_ONCE - 1,
  );
});

test('S9: one new passkey sent fifty times at once makes exactly one account', async ({ site }) => {
  const visitor = site.visitor();
  const { state, email } = await beginSignUp(visitor, site.application);
  const created = new SoftwareAuthenticator().create(await creationOptions(visitor, state), {
    origin: site.server.origin,
  });

  const answers = await atOnce(() => postNewPasskey(visitor, state, created));

  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 303)) {
    expectRefusal(answer, 400, 'passkey_challenge_not_found');
  }
  const events = await readLog(site.server, { ip: visitor.options.address });
  expect(events.filter(({ type }) => type === 'ss')).toHaveLength(1);
  expect(events.filter(({ code }) => code === 'passkey_challenge_not_found')).toHaveLength(
    AT_ONCE - 1,
  );
  const users = (await site.server.cli(['users', 'list', '--limit', '1000'])) as {
    email: string;
  }[];
  expect(users.filter((user) => user.email === email)).toHaveLength(1);
});

test('one rescue link used fifty times at once lets one new passkey in', async ({ site }) => {
  const { server } = site;
  const person = await signUp(site.visitor(), site.application);
  const { url } = (await server.cli(['users', 'rescue', '--email', person.email])) as {
    url: string;
  };
  const ticket = new URL(url).searchParams.get('ticket') ?? '';
  const visitor = site.visitor();
  await visitor.get('/rescue');

  // Whoever has the link still cannot use a challenge of another browser.
  const stranger = site.visitor();
  const stolen = new SoftwareAuthenticator().create(
    { ...(await rescueOptions(visitor, ticket)), excludeCredentials: [] },
    { origin: server.origin },
  );
  expectRefusal(
    await stranger.post('/rescue/passkey', { ticket, passkey: JSON.stringify(stolen) }),
    400,
    'passkey_challenge_mismatch',
  );

  const candidates = await atOnce(async () => {
    // Each on a device of its own, so that only the ticket can decide between them.
    const options = { ...(await rescueOptions(visitor, ticket)), excludeCredentials: [] };
    return new SoftwareAuthenticator().create(options, { origin: server.origin });
  });

  const answers = await atOnce((index) =>
    visitor.post('/rescue/passkey', { ticket, passkey: JSON.stringify(candidates[index]) }),
  );

  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 303)) {
    expectRefusal(answer, 404, 'ticket_invalid');
  }
  const log = await readLog(server);
  const ofStranger = log.filter(({ ip }) => ip === stranger.options.address);
  expect(ofStranger.map(({ code, details }) => [code, details.which])).toEqual([
    ['passkey_challenge_mismatch', 'browser'],
  ]);
  const events = log.filter(({ ip }) => ip === visitor.options.address);
  const used = events.filter(({ type }) => type === 'rescue_used');
  expect(used).toHaveLength(1);
  expect(events.filter(({ code }) => code === 'ticket_invalid')).toHaveLength(AT_ONCE - 1);
  const passkeys = await server.cli(['passkeys', 'list', '--user', used[0]?.userId ?? '']);
  expect(passkeys).toHaveLength(2);
});

test('one rescue link used fifty times at once sets one password', async ({ site }) => {
  const { server } = site;
  const person = await signUp(site.visitor(), site.application);
  const { url } = (await server.cli(['users', 'rescue', '--email', person.email])) as {
    url: string;
  };
  const ticket = new URL(url).searchParams.get('ticket') ?? '';
  const visitor = site.visitor();
  await visitor.get('/rescue');

  const answers = await atOnce((index) =>
    visitor.post('/rescue/password', { ticket, password: `the new password number ${index}` }),
  );

  const winners = answers.flatMap(({ status }, index) => (status === 303 ? [index] : []));
  expect(winners).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 303)) {
    expectRefusal(answer, 404, 'ticket_invalid');
  }
  const { state } = await beginVisit(visitor, site.application);
  const signIn = await visitor.post('/login/password', {
    state,
    identifier: person.email,
    password: `the new password number ${winners[0] ?? -1}`,
  });
  expect(signIn.status).toBe(303);
  const events = await readLog(server, { ip: visitor.options.address });
  expect(events.filter(({ type }) => type === 'rescue_used')).toHaveLength(1);
  expect(events.filter(({ code }) => code === 'ticket_invalid')).toHaveLength(AT_ONCE - 1);
});

test('S9: a challenge counts for nothing outside of what it was made for', async ({
  site,
  neighbours,
}) => {
  const { application, server } = site;
  const person = await signUp(site.visitor(), application);
  const { authenticator } = person;
  const origin = server.origin;
  // What each attack must have left in the log: codes, and what did not fit; the newest first.
  const expected: { visitor: HttpVisitor; events: [code: string, which?: string][] }[] = [];

  await test.step('another ceremony', async () => {
    const visitor = site.visitor();
    const signUpVisit = await beginSignUp(visitor, application);
    const { challenge } = await creationOptions(visitor, signUpVisit.state);
    const request = await requestOptions(visitor, signUpVisit.state);
    const asAssertion = authenticator.get({ ...request, challenge }, { origin });
    expectRefusal(
      await postPasskey(visitor, signUpVisit.state, asAssertion),
      400,
      'passkey_challenge_mismatch',
    );

    const fresh = await requestOptions(visitor, signUpVisit.state);
    const creation = await creationOptions(visitor, signUpVisit.state);
    const asRegistration = new SoftwareAuthenticator().create(
      { ...creation, challenge: fresh.challenge },
      { origin },
    );
    expectRefusal(
      await postNewPasskey(visitor, signUpVisit.state, asRegistration),
      400,
      'passkey_challenge_mismatch',
    );
    expected.push({
      visitor,
      events: [
        ['passkey_challenge_mismatch', 'ceremony'],
        ['passkey_challenge_mismatch', 'ceremony'],
      ],
    });
  });

  await test.step('another type of client data', async () => {
    const visitor = site.visitor();
    const { state } = await beginVisit(visitor, application);
    const signed = authenticator.get(await requestOptions(visitor, state), {
      origin,
      type: 'webauthn.create',
    });
    expectRefusal(await postPasskey(visitor, state, signed), 400, 'passkey_challenge_mismatch');
    expected.push({ visitor, events: [['passkey_challenge_mismatch', 'type']] });
  });

  await test.step('another visit of the same browser', async () => {
    const visitor = site.visitor();
    const first = await beginVisit(visitor, application);
    const second = await beginVisit(visitor, application);
    const signed = authenticator.get(await requestOptions(visitor, first.state), { origin });
    expectRefusal(
      await postPasskey(visitor, second.state, signed),
      400,
      'passkey_challenge_mismatch',
    );
    expected.push({ visitor, events: [['passkey_challenge_mismatch', 'purpose']] });
  });

  await test.step('another browser', async () => {
    const owner = site.visitor();
    const { state } = await beginVisit(owner, application);
    const signed = authenticator.get(await requestOptions(owner, state), { origin });
    const thief = site.visitor();
    const own = await beginVisit(thief, application);
    // The thief has no way to the visit itself …
    const stolen = await postPasskey(thief, state, signed);
    expectRefusal(stolen, 404, 'transaction_not_found');
    // … and in a visit of their own the challenge is somebody else's.
    expectRefusal(await postPasskey(thief, own.state, signed), 400, 'passkey_challenge_mismatch');
    expected.push({
      visitor: thief,
      events: [['passkey_challenge_mismatch', 'purpose'], ['transaction_not_found']],
    });
  });

  await test.step('another RP ID: a second domain of the tenant', async () => {
    const visitor = site.visitor();
    const { state } = await beginVisit(visitor, application);
    const { challenge } = await requestOptions(visitor, state);
    const elsewhere = visitor.twin(`http://${neighbours.secondHost}`);
    const there = await requestOptions(elsewhere, state);
    expect(there.rpId).toBe('second.localhost');
    const signed = authenticator.get(
      { ...there, challenge, rpId: 'localhost' },
      { origin: elsewhere.site.origin, rpId: 'second.localhost' },
    );
    expectRefusal(await postPasskey(elsewhere, state, signed), 400, 'passkey_challenge_mismatch');
    expected.push({ visitor, events: [['passkey_challenge_mismatch', 'rpId']] });
  });

  await test.step('another tenant, where it does not even exist', async () => {
    const visitor = site.visitor();
    const { state } = await beginVisit(visitor, application);
    const signed = authenticator.get(await requestOptions(visitor, state), { origin });
    const next = site.visitor(neighbours.tenantApplication.origin);
    const abroad = await beginVisit(next, neighbours.tenantApplication);
    expectRefusal(
      await postPasskey(next, abroad.state, signed),
      400,
      'passkey_challenge_not_found',
    );
    const events = await readLog(server, { tenant: neighbours.tenant, ip: next.options.address });
    expect(events.map(({ code }) => code)).toEqual(['passkey_challenge_not_found']);
    // Nobody abroad can use it up either.
    expect((await postPasskey(visitor, state, signed)).status).toBe(303);
  });

  await test.step('five minutes later', async () => {
    const visitor = site.visitor();
    const { state } = await beginVisit(visitor, application);
    const options = await requestOptions(visitor, state);
    expireChallenge(server, options.challenge);
    const signed = authenticator.get(options, { origin });
    expectRefusal(await postPasskey(visitor, state, signed), 400, 'passkey_challenge_expired');
    expected.push({ visitor, events: [['passkey_challenge_expired']] });

    const fresh = authenticator.get(await requestOptions(visitor, state), { origin });
    expect((await postPasskey(visitor, state, fresh)).status).toBe(303);
  });

  await test.step('one that was never made', async () => {
    const visitor = site.visitor();
    const { state } = await beginVisit(visitor, application);
    const signed = authenticator.get(await requestOptions(visitor, state), {
      origin,
      challenge: 'A'.repeat(43),
    });
    expectRefusal(await postPasskey(visitor, state, signed), 400, 'passkey_challenge_not_found');
  });

  const log = await readLog(server);
  for (const { visitor, events } of expected) {
    const refused = log.filter(({ ip, code }) => ip === visitor.options.address && code !== null);
    expect(refused.map(({ code, details }) => [code, details.which])).toEqual(
      events.map(([code, which]) => [code, which]),
    );
  }
});

test('S9: a wrong answer costs its challenge', async ({ site }) => {
  const person = await signUp(site.visitor(), site.application);
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application);
  const options = await requestOptions(visitor, state);
  const { origin } = site.server;
  const broken = person.authenticator.get(options, { origin, breakSignature: true });
  const honest = person.authenticator.get(options, { origin });
  expectRefusal(await postPasskey(visitor, state, broken), 400, 'passkey_verification_failed');
  expectRefusal(await postPasskey(visitor, state, honest), 400, 'passkey_challenge_not_found');
});
