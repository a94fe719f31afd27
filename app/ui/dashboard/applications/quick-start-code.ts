/** What to paste into an application so that it signs people in here, by its kind. */

/** What the code of an application is filled with. */
export type Filling = {
  /** Of the tenant on this host, without a trailing slash. */
  origin: string;
  clientId: string;
  /** Where it is not known here, what is written in its place. */
  clientSecret: string;
  callback: string;
  logoutUrl: string;
};

export const SECRET_PLACE = 'YOUR_CLIENT_SECRET';

/** What Auth0's libraries call the domain: the host, or where there is no TLS, the whole origin. */
export const domainOf = (origin: string): string => origin.replace(/^https:\/\//, '');

/** Single quotes and backslashes of an address, inside a text in single quotes. */
const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;

export const spaHtml = `<p id="who"></p>
<button id="sign-in">Sign in</button>
<button id="sign-out">Sign out</button>
<script type="module" src="/main.js"></script>`;

export const spaScript = ({ origin, clientId, callback, logoutUrl }: Filling): string =>
  `import { createAuth0Client } from '@auth0/auth0-spa-js';

const auth0 = await createAuth0Client({
  domain: ${quoted(domainOf(origin))},
  clientId: ${quoted(clientId)},
  authorizationParams: { redirect_uri: ${quoted(callback)} },
});

// People come back with a code in the address.
const parameters = new URLSearchParams(location.search);
if (parameters.has('state') && (parameters.has('code') || parameters.has('error'))) {
  await auth0.handleRedirectCallback();
  history.replaceState({}, '', location.pathname);
}

const user = await auth0.getUser();
document.querySelector('#who').textContent = user ? \`Signed in as \${user.name}\` : 'Not signed in';
document.querySelector('#sign-in').onclick = () => auth0.loginWithRedirect();
document.querySelector('#sign-out').onclick = () =>
  auth0.logout({ logoutParams: { returnTo: ${quoted(logoutUrl)} } });
`;

const baseUrlOf = (callback: string) => callback.replace(/\/callback$/, '');

export const webEnvironment = ({ origin, clientId, clientSecret, callback }: Filling): string =>
  `ISSUER_BASE_URL=${origin}
BASE_URL=${baseUrlOf(callback)}
CLIENT_ID=${clientId}
CLIENT_SECRET=${clientSecret}
# Encrypts the session cookie of your application: openssl rand -hex 32
SECRET=`;

export const webServer = ({ callback }: Filling): string =>
  `import express from 'express';
import openidConnect from 'express-openid-connect';

const { auth, requiresAuth } = openidConnect;
const app = express();

// Adds /login, /logout and /callback. Its settings are in the environment.
app.use(
  auth({
    authRequired: false,
    idpLogout: true,
    authorizationParams: { response_type: 'code', scope: 'openid profile email' },
  }),
);

app.get('/', (request, response) => {
  response.send(
    request.oidc.isAuthenticated()
      ? '<a href="/profile">Who am I?</a> <a href="/logout">Sign out</a>'
      : '<a href="/login">Sign in</a>',
  );
});

app.get('/profile', requiresAuth(), (request, response) => {
  response.json(request.oidc.user);
});

app.listen(${portOf(callback)});
`;

const portOf = (callback: string) => /^https?:\/\/[^/]*:(\d+)/.exec(callback)?.[1] ?? '3001';

export const appAuth = ({ origin, clientId, callback }: Filling): string =>
  `val issuer = Uri.parse("${origin}/")
AuthorizationServiceConfiguration.fetchFromIssuer(issuer) { configuration, error ->
    if (configuration == null) throw IllegalStateException(error)
    val request = AuthorizationRequest.Builder(
        configuration,
        "${clientId}",
        ResponseTypeValues.CODE,
        Uri.parse("${callback}"),
    ).setScope("openid profile email offline_access").build()
    startActivityForResult(AuthorizationService(this).getAuthorizationRequestIntent(request), 1)
}
`;

export const passkeyChallenge = ({ origin, clientId }: Filling): string =>
  `curl ${origin}/passkey/challenge \\
  -H 'content-type: application/json' \\
  -d '{"client_id": "${clientId}"}'
`;

export const passkeyExchange = ({ origin, clientId }: Filling, grantType: string): string =>
  `curl ${origin}/oauth/token \\
  -H 'content-type: application/json' \\
  -d '{
    "grant_type": "${grantType}",
    "client_id": "${clientId}",
    "auth_session": "AUTH_SESSION",
    "authn_response": AUTHN_RESPONSE,
    "scope": "openid profile email offline_access"
  }'
`;

export const machineToken = (
  { origin, clientId, clientSecret }: Pick<Filling, 'origin' | 'clientId' | 'clientSecret'>,
  audience: string,
): string =>
  `curl ${origin}/oauth/token \\
  -d grant_type=client_credentials \\
  -d client_id=${clientId} \\
  -d client_secret=${clientSecret} \\
  --data-urlencode 'audience=${audience}'
`;
