/**
 * The roads that are measured. `prepare` is not timed; `walk` is, and nothing else is done in it
 * than a browser and an authenticator would do.
 */
import { createHash, randomBytes } from 'node:crypto';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';

import type { SoftwareAuthenticator } from '../../app/webauthn/tests/software-authenticator.ts';
import type { Answer, Browser } from './browser.ts';
import type { Typed } from './order.ts';
import type { Application } from './server-under-test.ts';

/**
 * Somebody in front of a browser. `state` names their visit once it has begun; `provedIn` is how many
 * milliseconds the request took with which they proved who they are.
 */
export type Visitor = {
  browser: Browser;
  application: Application;
  authenticator?: SoftwareAuthenticator;
  typed?: Typed;
  state: string;
  provedIn?: number;
};

type Road = {
  prepare: (visitor: Visitor) => Promise<void>;
  walk: (visitor: Visitor) => Promise<void>;
};

/** An answer that an honest visitor does not expect. */
export class Refusal extends Error {
  constructor(step: string, { status }: Answer) {
    super(`${step}: ${status}`);
  }
}

const CALLBACK = 'http://localhost:3001/callback';
const CODE_VERIFIER = randomBytes(32).toString('base64url');

const nothing = () => Promise.resolve();

export const roads = {
  /** Challenge and assertion: what there is to the ceremony itself. */
  ceremony: {
    prepare: beginVisit,
    walk: async (visitor) => {
      await assert(visitor, await fetchChallenge(visitor));
    },
  },
  /** The same, up to the answer that sets the session's cookie. */
  'ceremony-to-session': {
    prepare: beginVisit,
    walk: async (visitor) => {
      await resume(visitor, await assert(visitor, await fetchChallenge(visitor)));
    },
  },
  /** The login page, and an assertion for the challenge in it. */
  'page-and-ceremony': {
    prepare: beginVisit,
    walk: async (visitor) => {
      await assert(visitor, await openLoginPage(visitor));
    },
  },
  /** From the application and back to it, as a browser goes, and the code's exchange for tokens. */
  'application-to-tokens': {
    prepare: nothing,
    walk: async (visitor) => {
      await beginVisit(visitor);
      const path = await assert(visitor, await openLoginPage(visitor));
      await exchange(visitor, await resume(visitor, path));
    },
  },
  /** From the application and back to it with a code. */
  'passkey-to-code': {
    prepare: nothing,
    walk: async (visitor) => {
      await beginVisit(visitor);
      await resume(visitor, await assert(visitor, await openLoginPage(visitor)));
    },
  },
  /** The same, with a password. */
  'password-to-code': {
    prepare: nothing,
    walk: async (visitor) => {
      await beginVisit(visitor);
      await openLoginPage(visitor);
      const answer = await typePassword(visitor);
      expect(303, 'POST /login/password', answer);
      await resume(visitor, answer.location);
    },
  },
  'login-page': {
    prepare: beginVisit,
    walk: async (visitor) => {
      await openLoginPage(visitor);
    },
  },
  password: {
    prepare: beginVisit,
    walk: async (visitor) => {
      expect(303, 'POST /login/password', await typePassword(visitor));
    },
  },
  'wrong-password': {
    prepare: beginVisit,
    walk: async (visitor) => {
      expect(401, 'POST /login/password', await typePassword(visitor));
    },
  },
} satisfies Record<string, Road>;

export type RoadName = keyof typeof roads;

async function beginVisit(visitor: Visitor): Promise<void> {
  const { clientId, connection } = visitor.application;
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'bench',
    code_challenge: createHash('sha256').update(CODE_VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...(connection !== undefined && { connection }),
  });
  const answer = await visitor.browser.get(`/authorize?${query.toString()}`);
  const state = /^\/login\?state=([\w-]+)$/.exec(answer.location)?.[1];
  if (state === undefined) throw new Refusal('GET /authorize', answer);
  visitor.state = state;
}

async function fetchChallenge({ browser, state }: Visitor): Promise<unknown> {
  const answer = await browser.post('/login/passkey/challenge', { state });
  expect(200, 'POST /login/passkey/challenge', answer);
  return (JSON.parse(answer.body) as { options: unknown }).options;
}

async function openLoginPage({ browser, state }: Visitor): Promise<unknown> {
  const answer = await browser.get(`/login?state=${state}`);
  const options = / data-request-options="([^"]+)"/.exec(answer.body)?.[1];
  if (answer.status !== 200 || options === undefined) throw new Refusal('GET /login', answer);
  return JSON.parse(options.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
}

/** Signs the challenge. Returns the address that carries on. */
async function assert(visitor: Visitor, options: unknown): Promise<string> {
  const { authenticator, application } = visitor;
  const signed = authenticator?.get(options as PublicKeyCredentialRequestOptionsJSON, {
    origin: application.origin,
  });
  const answer = await prove(visitor, '/login/passkey', { passkey: JSON.stringify(signed) });
  expect(303, 'POST /login/passkey', answer);
  return answer.location;
}

/** Lets the protocol engine carry on. Returns the code that it sends to the application. */
async function resume({ browser, application }: Visitor, address: string): Promise<string> {
  const { pathname } = new URL(address, application.origin);
  const answer = await browser.get(pathname);
  const code = URL.parse(answer.location)?.searchParams.get('code');
  if (!code) throw new Refusal('GET /authorize/:uid', answer);
  return code;
}

async function exchange({ browser, application }: Visitor, code: string): Promise<void> {
  const { clientId, clientSecret } = application;
  const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const answer = await browser.post(
    '/oauth/token',
    {
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier: CODE_VERIFIER,
    },
    { authorization: `Basic ${credentials}` },
  );
  expect(200, 'POST /oauth/token', answer);
}

function typePassword(visitor: Visitor): Promise<Answer> {
  const { identifier = '', password = '' } = visitor.typed ?? {};
  return prove(visitor, '/login/password', { identifier, password });
}

async function prove(
  visitor: Visitor,
  path: string,
  proof: Record<string, string>,
): Promise<Answer> {
  const { browser, state } = visitor;
  const askedAt = performance.now();
  const answer = await browser.post(path, { state, ...proof });
  visitor.provedIn = performance.now() - askedAt;
  return answer;
}

function expect(status: number, step: string, answer: Answer): void {
  if (answer.status !== status) throw new Refusal(step, answer);
}
