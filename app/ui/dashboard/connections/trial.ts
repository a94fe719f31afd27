/**
 * A sign-in as applications do it (OAuth 2.1 with PKCE), begun on one page of the dashboard and ended
 * on another, in a window of its own that gets a copy of this one's session storage.
 */

const KEPT = 'latchkey-trial';
const CLIENT_ID = 'latchkey-try';

export type TriedConnection = { id: string; name: string };

type Kept = { connection: TriedConnection; state: string; nonce: string; verifier: string };

export type Claims = Record<string, unknown>;

export type Trial =
  | { ok: true; connection: TriedConnection; claims: Claims }
  | { ok: false; connection: TriedConnection | undefined; reason: string };

const returnAddress = (origin: string) => `${origin}/dashboard/tried`;

/** Keeps what the end of the visit needs, and answers the address that begins it. */
export async function beginTrial(origin: string, connection: TriedConnection): Promise<string> {
  const kept: Kept = { connection, state: random(), nonce: random(), verifier: random() };
  const { state, nonce } = kept;
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  const query = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: returnAddress(origin),
    response_type: 'code',
    scope: 'openid profile email',
    prompt: 'login',
    connection: connection.name,
    ...{ state, nonce },
    code_challenge: await sha256(kept.verifier),
    code_challenge_method: 'S256',
  });
  return `/authorize?${query.toString()}`;
}

/** What an application would have learned from the address that the browser came back to. */
export async function endTrial(origin: string, answer: URLSearchParams): Promise<Trial> {
  const kept = takeKept(answer.get('state'));
  const connection = kept?.connection;
  const code = answer.get('code');
  const refused = (reason: string): Trial => ({ ok: false, connection, reason });
  if (!kept) return refused('This sign-in was begun in another window, or shown here already.');
  if (!code) return refused(answer.get('error_description') ?? 'The sign-in was not completed.');
  const claims = await exchange(origin, code, kept.verifier);
  if (!claims) return refused('The code could not be exchanged for tokens.');
  if (claims.nonce !== kept.nonce) return refused('The ID token belongs to another sign-in.');
  return { ok: true, connection: kept.connection, claims };
}

/** It counts once, and only for the visit that it was made for. */
function takeKept(state: string | null): Kept | undefined {
  const text = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const kept = text === null ? undefined : (JSON.parse(text) as Kept);
  return kept?.state === state ? kept : undefined;
}

async function exchange(
  origin: string,
  code: string,
  verifier: string,
): Promise<Claims | undefined> {
  try {
    const response = await fetch('/oauth/token', {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'authorization_code', client_id: CLIENT_ID, code },
        ...{ redirect_uri: returnAddress(origin), code_verifier: verifier },
      }),
    });
    const { id_token } = (await response.json()) as { id_token?: string };
    return id_token === undefined ? undefined : claimsOf(id_token);
  } catch {
    return undefined;
  }
}

/** It came from the server itself, over the connection of this page: its signature says no more. */
function claimsOf(idToken: string): Claims {
  const [, payload = ''] = idToken.split('.');
  const bytes = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  const text = new TextDecoder().decode(Uint8Array.from(bytes, (one) => one.charCodeAt(0)));
  return JSON.parse(text) as Claims;
}

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

const sha256 = async (text: string) =>
  base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
