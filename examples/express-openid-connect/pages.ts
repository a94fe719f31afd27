/** The pages of the sample application: plain HTML, nothing from other servers. */

type Claims = Record<string, unknown>;

/** What somebody sees who is not signed in. */
export const pageOfVisitor = (): string =>
  layout(
    'Sample application',
    `<p class="lead">This application leaves signing in to Latchkey. It never sees a password or a
      passkey: it gets a signed token that says who you are.</p>
    <p class="actions">
      <a class="button" href="/signup">Sign up</a>
      <a class="button secondary" href="/login">Sign in</a>
    </p>`,
  );

/** What somebody sees who is: the ID token, claim by claim. */
export function pageSignedIn(shown: {
  claims: Claims;
  canRefresh: boolean;
  refreshed: boolean;
}): string {
  const { claims, canRefresh, refreshed } = shown;
  const name = textOf(claims.name ?? claims.email ?? claims.sub);
  return layout(
    'Sample application',
    `<p class="lead">You are signed in as <strong>${escape(name)}</strong>.</p>
    ${refreshed ? '<p class="notice" role="status">Here are new tokens: look at <code>iat</code> and <code>exp</code>.</p>' : ''}
    <div class="actions">
      ${canRefresh ? '<form method="post" action="/refresh"><button class="button secondary">Refresh the tokens</button></form>' : ''}
      <a class="button secondary" href="/logout">Sign out</a>
    </div>
    <h2>Claims of your ID token</h2>
    <table>
      <thead><tr><th scope="col">Claim</th><th scope="col">Value</th><th scope="col">What it says</th></tr></thead>
      <tbody>${Object.entries(claims).map(claimRow).join('')}</tbody>
    </table>`,
  );
}

/** The library's errors as something a person can act on; details are in the application's log. */
export function pageOfFailure(error: unknown, issuer: string): { status: number; page: string } {
  const failure = failureOf(error, issuer);
  const page = layout(
    failure.title,
    `<p class="lead">${escape(failure.text)}</p>
    <p class="actions">
      <a class="button" href="/login">Sign in</a>
      <a class="button secondary" href="/">Start page</a>
    </p>
    ${failure.code ? `<p class="small">Code: <code>${escape(failure.code)}</code></p>` : ''}`,
  );
  return { status: failure.status, page };
}

type Failure = { status: number; title: string; text: string; code?: string };

function failureOf(error: unknown, issuer: string): Failure {
  const code = property(error, 'error');
  if (code === 'access_denied') {
    return {
      status: 403,
      title: 'Nobody was signed in',
      text: 'The sign-in was cancelled. You can try again whenever you like.',
      code,
    };
  }
  if (code === 'invalid_grant') {
    return {
      status: 401,
      title: 'Your session has ended',
      text: 'Latchkey gives no new tokens for this session any more. Please sign in again.',
      code,
    };
  }
  if (isUnreachable(error)) {
    return {
      status: 502,
      title: 'Latchkey cannot be reached',
      text: `There is no answer from ${issuer}. Start it, wait until it is ready, then try again.`,
    };
  }
  return {
    status: 400,
    title: 'That sign-in did not work',
    text: 'It may have been open for too long, or the address was opened twice. Please sign in again.',
    ...(code ? { code } : {}),
  };
}

/** Network errors are wrapped several times over on their way here. */
function isUnreachable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = property(cause, 'code') ?? '';
    if (/^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|UND_ERR|OAUTH_TIMEOUT)/.test(code)) return true;
    if (/fetch failed|Issuer\.discover\(\) failed/.test(cause.message)) return true;
  }
  return false;
}

function property(error: unknown, name: string): string | undefined {
  const value: unknown = Object(error) === error ? Reflect.get(error as object, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

const meanings: Record<string, string> = {
  iss: 'Who issued the token',
  aud: 'The application that it is for',
  sub: 'Your id, the same at every visit',
  sid: 'Your session at Latchkey',
  iat: 'When it was issued',
  exp: 'Until when it is valid',
  auth_time: 'When you last proved who you are',
  nonce: 'Ties the token to the request that asked for it',
  amr: 'How you proved who you are',
  acr: 'How strong that proof is',
  name: 'Your name',
  nickname: 'Your nickname',
  picture: 'Your picture',
  email: 'Your email address',
  email_verified: 'Whether the address is known to be yours',
  updated_at: 'When your profile last changed',
};

const methods: Record<string, string> = {
  pop: 'you hold a key that only your device has',
  user: 'you were there and touched or clicked',
  mfa: 'more than one factor: the key, and your unlocking it',
  pwd: 'a password',
};

const strengths: Record<string, string> = {
  phr: 'phishing-resistant: a passkey works on the real site only',
  'urn:latchkey:acr:password': 'a password, which can be phished',
};

const times = new Set(['iat', 'exp', 'auth_time']);

function claimRow([claim, value]: [string, unknown]): string {
  return `<tr>
    <th scope="row"><code>${escape(claim)}</code></th>
    <td>${escape(shownValue(claim, value))}</td>
    <td>${escape(meaningOf(claim, value))}</td>
  </tr>`;
}

function shownValue(claim: string, value: unknown): string {
  if (!times.has(claim) || typeof value !== 'number') return textOf(value);
  return `${new Date(value * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function meaningOf(claim: string, value: unknown): string {
  const meaning = meanings[claim] ?? '';
  const known = claim === 'amr' ? methods : claim === 'acr' ? strengths : {};
  const details = [value].flat().flatMap((one) => known[String(one)] ?? []);
  return details.length > 0 ? `${meaning}: ${details.join('; ')}` : meaning;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (each) => escapes[each] ?? each);

const layout = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body><main><h1>${escape(title)}</h1>${content}</main></body>
</html>`;

const style = `
:root {
  --page: light-dark(#f4f5f7, #14161a); --card: light-dark(#fff, #1e2127);
  --text: light-dark(#1b1f24, #eceef1); --soft: light-dark(#57606a, #a3abb5);
  --line: light-dark(#d5d9de, #363b44); --accent: light-dark(#1f5fbf, #7fb0ff);
  --on-accent: light-dark(#fff, #0c1422); color-scheme: light dark;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 56rem; margin: clamp(1rem, 6vh, 4rem) auto; padding: clamp(1.25rem, 4vw, 2.5rem);
  background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
h1 { margin: 0 0 .5rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
.lead { margin: 0 0 1.25rem; color: var(--soft); max-width: 44rem; }
.lead strong { color: var(--text); }
.notice { padding: .6rem .9rem; border-left: 4px solid var(--accent); background: var(--page); }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0; }
.button { display: inline-block; padding: .6rem 1.1rem; border: 1px solid var(--accent); border-radius: 8px;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600;
  text-decoration: none; cursor: pointer; }
.button.secondary { background: transparent; color: var(--accent); }
.button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: .925rem; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: top; overflow-wrap: anywhere; }
thead th { color: var(--soft); font-weight: 600; }
thead th:first-child { width: 9rem; }
thead th:last-child { width: 42%; }
tbody th { font-weight: 400; }
td:last-child { color: var(--soft); }
.small { margin: 1.5rem 0 0; color: var(--soft); font-size: .875rem; }
@media (max-width: 40rem) {
  thead { position: absolute; clip-path: inset(50%); }
  tr { display: block; padding: .6rem 0; border-bottom: 1px solid var(--line); }
  th, td { display: block; padding: 0; border: 0; }
}
code { font-family: ui-monospace, monospace; font-size: .95em; }
`;
