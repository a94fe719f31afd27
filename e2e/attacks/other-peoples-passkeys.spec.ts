/**
 * No sequence of requests of one person, of the same tenant or of another, changes or reveals a
 * passkey of another person: random walks over everything that the My Account API, the account page
 * and the passkey endpoints take, with the other person's ids, credentials, handles, sessions and
 * signed answers mixed in.
 *
 * A walk that fails names its seed. `PASSKEY_WALKS=50` walks that many more.
 */
import { randomBytes } from 'node:crypto';

import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { grant, MyAccount, METHODS, everyScope, asking } from '../api/support/my-account.ts';
import { ask, tokensOf } from '../protocol/support/sign-in.ts';
import type { Answer, HttpVisitor } from '../support/http-visitor.ts';
import { beginVisit } from './support/application.ts';
import type { Application } from './support/application.ts';
import { readRows } from './support/database-file.ts';
import { expect, newApplication, test } from './support/neighbours.ts';
import type { AttackedSite } from './support/attacked-site.ts';
import { requestOptions, signUp } from './support/passkeys.ts';
import { seededRandom } from './support/seeded-random.ts';

const seeds = [
  ...[1, 2, 3, 20_261_121],
  ...Array.from({ length: Number(process.env.PASSKEY_WALKS ?? 0) }, () =>
    randomBytes(4).readUInt32BE(),
  ),
];
const STEPS = 120;

type Creation = PublicKeyCredentialCreationOptionsJSON;
type Request = PublicKeyCredentialRequestOptionsJSON;
type Signed = RegistrationResponseJSON | AuthenticationResponseJSON;

/** Somebody with passkeys, signed in on the account page and to an application. */
type Somebody = {
  visitor: HttpVisitor;
  application: Application;
  email: string;
  api: MyAccount;
  authenticator: SoftwareAuthenticator;
};

async function somebody(site: AttackedSite, application: Application): Promise<Somebody> {
  const visitor = site.visitor(application.origin);
  const { email, authenticator } = await signUp(visitor, application);
  const visit = await ask(visitor, application, { ...asking(application.origin), prompt: 'none' });
  const { access_token } = await tokensOf(visitor, application, visit);
  return {
    visitor,
    application,
    email,
    authenticator,
    api: new MyAccount(visitor, access_token),
  };
}

/** What is in somebody's hands, and in wrong ones as well. */
type Loot = { ids: string[]; authSessions: string[]; answers: Signed[]; texts: string[] };

/** The other person: all that is stored of their passkeys, and what has leaked of them. */
type Victim = Somebody & { userId: string; secrets: readonly string[]; loot: Loot };

async function victimOf(site: AttackedSite, application: Application): Promise<Victim> {
  const person = await somebody(site, application);
  const { api, authenticator, visitor } = person;
  const { origin } = visitor.site;
  await api.add();
  for (const { id } of await api.list('passkey')) {
    const name = `Hers ${randomBytes(6).toString('hex')}`;
    const renamed = await api.send('PATCH', `${METHODS}/${id}`, { name });
    if (renamed.status !== 200) throw new Error(`Not renamed: ${renamed.text}`);
  }
  const methods = await api.list('passkey');
  const begun = await api.begin();
  const { state } = await beginVisit(site.visitor(origin), application);
  const ownVisit = site.visitor(origin);
  const own = await beginVisit(ownVisit, application);
  const login = await requestOptions(ownVisit, own.state);
  const confirm = optionsIn<Request>(
    await visitor.post('/account/confirm/challenge', { for: 'add_passkey' }),
  );
  const text = (method: (typeof methods)[number], field: string) => String(method[field]);
  const secrets = methods.flatMap((method) => [
    method.id.replace('passkey|', ''),
    text(method, 'name'),
    text(method, 'key_id'),
    text(method, 'user_handle'),
    text(method, 'public_key'),
    Buffer.from(text(method, 'public_key'), 'base64').toString('base64url'),
  ]);
  if (!confirm) throw new Error('There is no challenge to sign');
  return {
    ...person,
    userId: `auth0|${text(methods[0] ?? { id: '', type: '' }, 'identity_user_id')}`,
    secrets: [...new Set(secrets)],
    loot: {
      ids: methods.map(({ id }) => id.replace('passkey|', '')),
      authSessions: [begun.authSession],
      // Signed and never sent: each would still open something in its own place.
      answers: [
        new SoftwareAuthenticator().create(begun.options, { origin }),
        authenticator.get(login, { origin }),
        authenticator.get(confirm, { origin }),
      ],
      texts: [
        state,
        person.email,
        ...methods.flatMap((method) => [text(method, 'key_id'), text(method, 'user_handle')]),
      ],
    },
  };
}

const optionsIn = <Options>({ status, text }: Answer): Options | undefined =>
  status === 200 ? (JSON.parse(text) as { options: Options }).options : undefined;

/** Everything that is stored of the victim's ways in. */
const rowsOf = ({ server }: AttackedSite, { userId }: Victim): string =>
  JSON.stringify(
    ['passkeys', 'user_handles', 'password_hashes'].map((table) =>
      readRows(server, `select * from ${table} where user_id = ? order by 1, 2, 3`, userId),
    ),
  );

/** Which of the secrets an answer tells that were not in its request. */
const revealedIn = (secrets: readonly string[], sent: string, answer: Answer): string[] => {
  const told = JSON.stringify([answer.text, answer.headers]);
  return secrets.filter(
    (secret) => (told.includes(secret) || answer.text.includes(secret)) && !sent.includes(secret),
  );
};

test.describe('a random walk through everybody’s passkeys', () => {
  for (const seed of seeds) {
    for (const from of ['the same tenant', 'another tenant'] as const) {
      test(`by somebody of ${from} changes and reveals none of another person: seed ${seed}`, async ({
        site,
        neighbours,
      }) => {
        const application = await grantedHere(site);
        const victim = await victimOf(site, application);
        const walker = await somebody(
          site,
          from === 'the same tenant' ? application : await grantedThere(site, neighbours),
        );
        const stored = rowsOf(site, victim);
        const walk = newWalk(seed, walker, victim);
        for (let step = 0; step < STEPS; step += 1) {
          const { name, sent, answer } = await walk.step();
          const what = `seed ${seed}, step ${step}: ${name} ${sent.slice(0, 600)}`;
          expect(revealedIn(victim.secrets, sent, answer), what).toEqual([]);
          expect(rowsOf(site, victim) === stored, what).toBe(true);
          expect(answer.status, what).toBeLessThan(500);
        }
        // It was no walk on the spot: the walker's own changes went through.
        expect(walk.succeeded()).toEqual(expect.arrayContaining(['read', 'begin']));
        expect(walk.succeeded().filter((name) => isChange.has(name))).not.toEqual([]);
        // And what was looked for can be found: the owner is told all of it, and can change it.
        const own = await victim.api.get(METHODS);
        const unread = victim.secrets.filter((secret) => !own.text.includes(secret));
        expect(unread.every((secret) => /[-_]/.test(secret) || isPublicKey(victim, secret))).toBe(
          true,
        );
        expect(revealedIn(victim.secrets, '', own).length).toBeGreaterThan(5);
        const [id = ''] = victim.loot.ids;
        await victim.api.send('PATCH', `${METHODS}/passkey%7C${id}`, { name: 'Renamed' });
        expect(rowsOf(site, victim)).not.toBe(stored);
      });
    }
  }
});

const isChange = new Set(['rename', 'verify', 'delete']);

/** The base64url form of a key is told by nobody; it is looked for all the same. */
const isPublicKey = ({ secrets }: Victim, secret: string): boolean =>
  secrets.includes(Buffer.from(secret, 'base64url').toString('base64'));

const granted = new Map<string, Promise<Application>>();

/** One application for all walks: each command of the administrator's is a process of its own. */
function grantedOnce(key: string, make: () => Promise<Application>): Promise<Application> {
  const known = granted.get(key) ?? make();
  granted.set(key, known);
  return known;
}

const grantedHere = (site: AttackedSite): Promise<Application> =>
  grantedOnce(site.server.origin, async () => {
    const application = await newApplication(site);
    await grant((...args) => site.server.cli(args), application, everyScope);
    return application;
  });

const grantedThere = (
  site: AttackedSite,
  { tenant, tenantApplication }: { tenant: string; tenantApplication: Application },
): Promise<Application> =>
  grantedOnce(`${site.server.origin} ${tenant}`, async () => {
    const cli = (...[noun = '', verb = '', ...rest]: readonly string[]) =>
      site.server.cli([noun, verb, '--tenant', tenant, ...rest]);
    await grant(cli, tenantApplication, everyScope);
    return tenantApplication;
  });

type Step = { name: string; sent: string; answer: Answer };

/** Chooses requests, remembers what they bring, and mixes it with the victim's. */
function newWalk(seed: number, walker: Somebody, victim: Victim) {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  const { visitor, api, authenticator } = walker;
  const { origin } = visitor.site;
  const victimsOrigin = victim.visitor.site.origin;
  const own: Loot = { ids: [], authSessions: ['none'], answers: [], texts: [] };
  const done = new Set<string>();

  /** The walker's own or the victim's. */
  const mixed = <Part extends keyof Loot>(part: Part): Loot[Part][number] => {
    const mine: Loot[Part][number][] = own[part];
    const theirs: Loot[Part][number][] = victim.loot[part];
    return pick(mine.length > 0 && random() < 0.5 ? mine : theirs);
  };
  const anId = () => (random() < 0.1 ? `dev_${'x'.repeat(16)}` : mixed('ids'));
  const purpose = () => (random() < 0.4 ? 'add_passkey' : `delete_passkey:${anId()}`);
  const passkey = () => JSON.stringify(mixed('answers'));
  const aName = () => `Mine ${Math.floor(random() * 1e6)}`;

  /** The API with the walker's token, on their own host or on the victim's, with cookies or without. */
  const through = () => (random() < 0.8 ? api : new MyAccount(victim.visitor.twin(), api.token));
  const send = async (who: MyAccount, method: string, path: string, body?: unknown) => {
    const answer = await who.send(method, path, body);
    return {
      sent: decodeURIComponent(
        `${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}`,
      ),
      answer,
    };
  };
  const open = async (path: string) => ({
    sent: decodeURIComponent(path),
    answer: await visitor.get(path),
  });
  const post = async (path: string, fields: Record<string, string> = {}) => ({
    sent: decodeURIComponent(
      `${path} ${JSON.stringify(fields)} ${Object.values(fields).join(' ')}`,
    ),
    answer: await visitor.post(path, fields),
  });
  const json = async (path: string, body: object) => ({
    sent: `${path} ${JSON.stringify(body)}`,
    answer: await visitor.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

  /** What a device answers, honestly or with something of the victim's in it. */
  const create = (options: Creation | undefined) => {
    if (!options) return;
    const lie = pick(['none', 'none', 'credential', 'handle'] as const);
    const credentialId = Buffer.from(pick(victim.authenticator.credentials).id, 'base64url');
    const bent =
      lie === 'handle' ? { ...options, user: { ...options.user, id: mixed('texts') } } : options;
    // In another tenant nobody has that credential, so there it may be anybody's.
    const takes = lie === 'credential' && origin === victimsOrigin ? { credentialId } : {};
    const device = lie === 'none' ? authenticator : new SoftwareAuthenticator();
    own.answers.push(device.create({ ...bent, excludeCredentials: [] }, { origin, ...takes }));
  };
  const sign = (options: Request | undefined) => {
    if (!options) return;
    const lie = pick(['none', 'none', 'id', 'handle', 'victim'] as const);
    const [key] = victim.authenticator.credentials;
    if (lie === 'victim') {
      // Even where the other person's own device signs what the walker was asked for.
      own.answers.push(victim.authenticator.get({ ...options, rpId: key?.rpId ?? '' }, { origin }));
      return;
    }
    own.answers.push(
      authenticator.get(options, {
        origin,
        ...(lie === 'id' && { id: key?.id ?? '' }),
        ...(lie === 'handle' && { userHandle: key?.userHandle ?? '' }),
        credentialId: authenticator.credentials[0]?.id ?? '',
      }),
    );
  };

  type Move = () => Promise<Omit<Step, 'name'>>;
  const moves: Record<string, Move> = {
    // the My Account API
    read: async () => {
      const read = await send(
        through(),
        'GET',
        `${METHODS}${pick(['', '?type=passkey', '?type=x'])}`,
      );
      const { authentication_methods: found = [] } = JSON.parse(read.answer.text) as {
        authentication_methods?: { id: string; type: string }[];
      };
      const ids = found.filter(({ type }) => type === 'passkey').map(({ id }) => id.slice(8));
      if (ids.length > 0) own.ids = ids;
      return read;
    },
    'read one': () => send(through(), 'GET', `${METHODS}/passkey%7C${anId()}`),
    rename: () => send(through(), 'PATCH', `${METHODS}/passkey%7C${anId()}`, { name: aName() }),
    delete: () => send(through(), 'DELETE', `${METHODS}/passkey%7C${anId()}`),
    begin: async () => {
      const begun = await send(through(), 'POST', METHODS, {
        type: 'passkey',
        ...(random() < 0.2 && { identity_user_id: victim.userId.replace('auth0|', '') }),
      });
      if (begun.answer.status === 202) {
        const { auth_session, authn_params_public_key } = JSON.parse(begun.answer.text) as {
          auth_session: string;
          authn_params_public_key: Creation;
        };
        own.authSessions.push(auth_session);
        create(authn_params_public_key);
      }
      return begun;
    },
    verify: () =>
      send(through(), 'POST', `${METHODS}/passkey%7Cnew/verify`, {
        auth_session: random() < 0.6 ? (own.authSessions.at(-1) ?? '') : mixed('authSessions'),
        authn_response: random() < 0.5 ? (own.answers.at(-1) ?? {}) : mixed('answers'),
      }),
    factors: () => send(through(), 'GET', '/me/v1/factors'),

    // the account page
    'open the account': () => open('/account'),
    'open a passkey': () =>
      open(`/account/passkeys/${anId()}/${pick(['rename', 'delete', 'test'])}`),
    'open a confirmation': () => open(`/account/confirm?for=${encodeURIComponent(purpose())}`),
    'rename there': () => post(`/account/passkeys/${anId()}/rename`, { name: aName() }),
    'delete there': () => post(`/account/passkeys/${anId()}/delete`),
    'ask to confirm': async () => {
      const asked = await post('/account/confirm/challenge', { for: purpose() });
      sign(optionsIn<Request>(asked.answer));
      return asked;
    },
    confirm: () => {
      const wanted = purpose();
      const answer = random() < 0.6 ? JSON.stringify(own.answers.at(-1) ?? {}) : passkey();
      return post(`/account/confirm?for=${encodeURIComponent(wanted)}`, {
        for: wanted,
        passkey: answer,
      });
    },
    'confirm and delete there': async () => {
      const id = anId();
      const wanted = `delete_passkey:${id}`;
      const asked = await post('/account/confirm/challenge', { for: wanted });
      sign(optionsIn<Request>(asked.answer));
      const last = JSON.stringify(own.answers.at(-1) ?? {});
      await post(`/account/confirm?for=${encodeURIComponent(wanted)}`, {
        for: wanted,
        passkey: last,
      });
      return post(`/account/passkeys/${mixed('ids')}/delete`);
    },
    'begin there': async () => {
      const begun = await post('/account/passkeys/new/challenge');
      create(optionsIn<Creation>(begun.answer));
      return begun;
    },
    'add there': () => post('/account/passkeys/new', { passkey: passkey() }),
    'try one out': async () => {
      const asked = await post(`/account/passkeys/${anId()}/test/challenge`);
      sign(optionsIn<Request>(asked.answer));
      return asked;
    },
    'answer a try': () => post(`/account/passkeys/${anId()}/test`, { passkey: passkey() }),
    'tell a step': () =>
      post('/account/step', { step: 'failed', error: mixed('texts').slice(0, 40) }),

    // signing in, and passkeys without pages
    'sign in': async () => {
      const { state } = await beginVisit(visitor, walker.application, { prompt: 'login' });
      return post('/login/passkey', { state, passkey: JSON.stringify(pick(victim.loot.answers)) });
    },
    'ask for a challenge': () =>
      json('/passkey/challenge', { client_id: walker.application.clientId }),
    'register somebody': () =>
      json('/passkey/register', {
        client_id: walker.application.clientId,
        user_profile: { email: victim.email },
      }),
    'exchange a passkey': () =>
      json('/oauth/token', {
        grant_type: 'urn:okta:params:oauth:grant-type:webauthn',
        client_id: walker.application.clientId,
        auth_session: mixed('authSessions'),
        authn_response: passkey(),
      }),
  };
  const names = Object.keys(moves);

  return {
    step: async (): Promise<Step> => {
      const name = done.has('read') ? pick(names) : 'read';
      const taken = await (moves[name] as Move)();
      if (taken.answer.status < 300) done.add(name);
      return { name, ...taken };
    },
    succeeded: () => [...done],
  };
}
