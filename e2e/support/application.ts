/**
 * An application that signs its users in through Latchkey, as one would write it with `openid-client`:
 * code flow, PKCE, state and nonce, and the ID token's signature checked with the published keys.
 *
 *   const application = await startApplication();
 *   // register `application.callbackUrl` with the server under test, then
 *   await application.connect({ issuer, clientId, clientSecret });
 *   await page.goto(application.loginUrl({ login_hint: 'ada@example.com' }));
 *
 * The page at the end shows the claims of the ID token, or the error that came instead, as JSON.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import * as client from 'openid-client';

import { localFetch } from './local-fetch.ts';

/** How the application is registered. Public ones have no secret. */
export type Registration = { issuer: string; clientId: string; clientSecret?: string | null };

/** One return from the server: tokens, or a refusal. */
export type Answer =
  | {
      ok: true;
      tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;
      claims: client.IDToken;
    }
  | { ok: false; error: string; description: string | undefined };

export type Application = {
  /** `http://localhost:PORT`; its front page says whether the last visit ended signed in. */
  origin: string;
  callbackUrl: string;
  connect: (registration: Registration) => Promise<void>;
  /** The address that begins a sign-in; parameters are passed on to `/authorize`. */
  loginUrl: (parameters?: Record<string, string>) => string;
  /** Everything that has come back, oldest first. */
  answers: readonly Answer[];
  /** What came back last. Throws where nothing did, or it was a refusal. */
  lastSignIn: () => Extract<Answer, { ok: true }>;
  stop: () => Promise<void>;
};

type Pending = { verifier: string; nonce: string; maxAge: number | undefined };

export async function startApplication(): Promise<Application> {
  let configuration: client.Configuration | undefined;
  const pending = new Map<string, Pending>();
  const answers: Answer[] = [];

  const server = createServer((request, response) => {
    respond(request).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0);
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const callbackUrl = `${origin}/callback`;

  async function respond(request: IncomingMessage): Promise<Page> {
    const url = new URL(request.url ?? '/', origin);
    switch (url.pathname) {
      case '/':
        return showPage('The application', null);
      case '/login':
        return redirectTo(await begin(url.searchParams));
      case '/callback':
        return showAnswer(await finish(url, request));
      default:
        return { status: 404, headers: {}, body: '' };
    }
  }

  async function begin(extra: URLSearchParams): Promise<URL> {
    const [state, nonce] = [client.randomState(), client.randomNonce()];
    const verifier = client.randomPKCECodeVerifier();
    const maxAge = extra.get('max_age');
    pending.set(state, { verifier, nonce, maxAge: maxAge ? Number(maxAge) : undefined });
    return client.buildAuthorizationUrl(connected(), {
      redirect_uri: callbackUrl,
      scope: 'openid profile email',
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...Object.fromEntries(extra),
    });
  }

  async function finish(url: URL, request: IncomingMessage): Promise<Answer> {
    const sent = request.method === 'POST' ? await readForm(request) : url.searchParams;
    const state = sent.get('state') ?? '';
    const visit = pending.get(state);
    pending.delete(state);
    const answer = visit
      ? await exchange(new URL(`${callbackUrl}?${sent.toString()}`), state, visit)
      : { ok: false as const, error: 'unknown_state', description: undefined };
    answers.push(answer);
    return answer;
  }

  async function exchange(url: URL, state: string, visit: Pending): Promise<Answer> {
    try {
      const tokens = await client.authorizationCodeGrant(connected(), url, {
        pkceCodeVerifier: visit.verifier,
        expectedState: state,
        expectedNonce: visit.nonce,
        maxAge: visit.maxAge,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('There is no ID token');
      return { ok: true, tokens, claims };
    } catch (error) {
      if (!(error instanceof client.AuthorizationResponseError)) throw error;
      return { ok: false, error: error.error, description: error.error_description };
    }
  }

  function connected(): client.Configuration {
    if (!configuration) throw new Error('Connect the application first');
    return configuration;
  }

  return {
    origin,
    callbackUrl,
    connect: async ({ issuer, clientId, clientSecret }) => {
      const authentication = clientSecret ? client.ClientSecretBasic(clientSecret) : client.None();
      configuration = await client.discovery(new URL(issuer), clientId, {}, authentication, {
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked to stand out, and meant for this
        execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks],
        [client.customFetch]: localFetch,
      });
    },
    loginUrl: (parameters = {}) => `${origin}/login?${new URLSearchParams(parameters).toString()}`,
    answers,
    lastSignIn: () => {
      const last = answers.at(-1);
      if (!last?.ok) throw new Error(`Nobody has signed in: ${JSON.stringify(last)}`);
      return last;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

type Page = { status: number; headers: Record<string, string>; body: string };

const redirectTo = (url: URL): Page => ({ status: 302, headers: { location: url.href }, body: '' });

const showAnswer = (answer: Answer): Page =>
  answer.ok
    ? showPage('Signed in', answer.claims)
    : showPage('Not signed in', { error: answer.error, description: answer.description });

function showPage(title: string, shown: object | null): Page {
  const text = shown ? `<pre id="answer">${escapeHtml(JSON.stringify(shown, null, 2))}</pre>` : '';
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${text}`,
  };
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
