/**
 * Nobody gets more attempts than the limits allow, by whatever door, name, address or node
 * (checklist S21).
 */
import type { Answer, HttpVisitor } from '../support/http-visitor.ts';
import { HttpVisitor as Visitor } from '../support/http-visitor.ts';
import { freePort, startServer } from '../support/server.ts';
import { beginVisit } from './support/application.ts';
import type { Application } from './support/application.ts';
import { firstApplication, newAddress, newEmail, newPassword } from './support/attacked-site.ts';
import { expect, test } from './support/neighbours.ts';
import { expectRefusal, readLog } from './support/refusals.ts';

const PER_IDENTIFIER = 10;
const PER_ADDRESS = 100;
const SIGN_UPS_PER_ADDRESS = 50;

type Attempt = (identifier: string, password?: string) => Promise<Answer>;

async function attemptsOf(visitor: HttpVisitor, application: Application): Promise<Attempt> {
  const { state } = await beginVisit(visitor, application);
  return (identifier, password = 'a wrong password') =>
    visitor.post('/login/password', { state, identifier, password });
}

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

const countOf = (answers: Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

test('of fifty attempts at once ten are heard, for a user as for nobody', async ({ site }) => {
  const { application, server } = site;
  const [email, password] = [newEmail(), newPassword()];
  await server.cli(['users', 'create', '--email', email, '--password', password]);

  const bursts = [
    { identifier: email, type: 'fp', visitor: site.visitor() },
    { identifier: newEmail(), type: 'fu', visitor: site.visitor() },
  ];
  for (const { identifier, visitor } of bursts) {
    const attempt = await attemptsOf(visitor, application);
    const answers = await times(50, () => attempt(identifier));
    expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([PER_IDENTIFIER, 40]);
    for (const answer of answers) {
      if (answer.status === 401) expectRefusal(answer, 401, 'wrong_credentials');
      else expectRefusal(answer, 429, 'too_many_attempts');
      expect(answer.headers['retry-after'] === undefined).toBe(answer.status === 401);
    }
    const wait = Number(answers.find(({ status }) => status === 429)?.headers['retry-after']);
    expect(wait).toBeGreaterThan(14 * 60);
    expect(wait).toBeLessThanOrEqual(15 * 60);

    // Not even the right password opens a blocked door.
    expectRefusal(await attempt(identifier, password), 429, 'too_many_attempts');
  }
  const log = await readLog(server);
  for (const { visitor, type } of bursts) {
    const events = log.filter(({ ip }) => ip === visitor.options.address);
    expect(events.filter((event) => event.type === type)).toHaveLength(PER_IDENTIFIER);
    expect(events.filter((event) => event.type === 'limit_wc')).toHaveLength(41);
  }
  // Whoever comes from elsewhere is not locked out.
  const elsewhere = await attemptsOf(site.visitor(), application);
  expect((await elsewhere(email, password)).status).toBe(303);
});

test('no spelling of the identifier, no new visit and no other host brings new attempts', async ({
  site,
  neighbours,
}) => {
  const { application, server } = site;
  const email = newEmail();
  const visitor = site.visitor();
  const { address } = visitor.options;
  const elsewhere = new Visitor(`http://${neighbours.secondHost}`, { port: site.port, address });
  const doors = [
    await attemptsOf(visitor, application),
    await attemptsOf(visitor, application),
    await attemptsOf(new Visitor(server.origin, { port: site.port, address }), application),
    await attemptsOf(elsewhere, { ...application, origin: elsewhere.site.origin }),
  ];
  const spellings = [
    email,
    email.toUpperCase(),
    ` ${email}`,
    `${email}\t`,
    `\u00a0${email}\u2003`,
    `\r\n${email.replace('@', '@').toUpperCase()} `,
  ];
  const answers: Answer[] = [];
  for (const spelling of spellings) {
    for (const attempt of doors) answers.push(await attempt(spelling));
  }
  expect(answers.map(({ status }) => status)).toEqual([
    ...Array<number>(PER_IDENTIFIER).fill(401),
    ...Array<number>(answers.length - PER_IDENTIFIER).fill(429),
  ]);
});

test('an address gets a hundred attempts on all identifiers together', async ({ site }) => {
  const network = newAddress().replace(/::1$/, '');
  const attempts = await times(4, (index) => {
    // All of a network's addresses are one.
    const visitor = new Visitor(site.server.origin, {
      port: site.port,
      address: `${network}::${index + 1}`,
    });
    return attemptsOf(visitor, site.application);
  });
  const answers = await times(PER_ADDRESS + 20, async (index) => {
    const attempt = attempts[index % attempts.length];
    if (!attempt) throw new Error('no visitor');
    return attempt(newEmail());
  });
  expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([PER_ADDRESS, 20]);
  const events = await readLog(site.server, { type: 'limit_mu' });
  expect(events.filter(({ ip }) => ip?.startsWith(network))).toHaveLength(20);
});

test('an address gets fifty sign-ups', async ({ site }) => {
  const visitor = site.visitor();
  const { state } = await beginVisit(visitor, site.application, { screen_hint: 'signup' });
  const answers = await times(SIGN_UPS_PER_ADDRESS + 10, () =>
    visitor.post('/signup', { state, identifier: newEmail() }),
  );
  expect([countOf(answers, 303), countOf(answers, 429)]).toEqual([SIGN_UPS_PER_ADDRESS, 10]);
  const events = await readLog(site.server, { type: 'fs', ip: visitor.options.address });
  expect(events.map(({ code }) => code)).toEqual(Array(10).fill('too_many_attempts'));
});

test('a second node counts with the first, and no header is an address of its own', async () => {
  const first = await startServer();
  const secondPort = await freePort();
  await first.cli(['domains', 'create', '--host', `localhost:${secondPort}`]);
  const second = await startServer({ port: secondPort, dataDirectory: first.dataDirectory });
  try {
    const application = firstApplication(first);
    const email = newEmail();
    const nodes = [first, second].map(({ origin }) => new Visitor(origin));
    const states = await Promise.all(
      nodes.map(async (visitor) => (await beginVisit(visitor, application)).state),
    );
    const answers = await times(30, async (index) => {
      const node = index % 2;
      const [visitor, state] = [nodes[node], states[node]];
      if (!visitor || !state) throw new Error('no such node');
      return visitor.post(
        '/login/password',
        { state, identifier: email, password: 'wrong' },
        {
          'x-forwarded-for': `192.0.2.${index}`,
          'x-real-ip': `192.0.2.${index}`,
          forwarded: `for=192.0.2.${index}`,
        },
      );
    });
    expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([PER_IDENTIFIER, 20]);
    const log = await readLog(first);
    expect(log.filter(({ type }) => type === 'limit_wc')).toHaveLength(20);
    expect(new Set(log.map(({ ip }) => ip?.replace('::ffff:', '')))).toEqual(
      new Set(['127.0.0.1']),
    );
  } finally {
    await second.stop();
    await first.stop();
  }
});
