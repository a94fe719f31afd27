/**
 * A small application that signs its users in through Latchkey, with Auth0's own
 * express-openid-connect as it comes from the registry.
 */
import express from 'express';
import type { ErrorRequestHandler } from 'express';
import openidConnect from 'express-openid-connect';

import { pageOfFailure, pageOfVisitor, pageSignedIn } from './pages.ts';
import { SettingsError, readSettings } from './settings.ts';
import type { Settings } from './settings.ts';

const settings = readOrExit();
const app = express();
app.disable('x-powered-by');

app.use(
  openidConnect.auth({
    issuerBaseURL: settings.issuerBaseUrl,
    baseURL: settings.baseUrl,
    clientID: settings.clientId,
    clientSecret: settings.clientSecret,
    secret: settings.sessionSecret,
    authRequired: false,
    // Signing out here signs out at Latchkey too, and comes back.
    idpLogout: true,
    authorizationParams: {
      response_type: 'code',
      scope: 'openid profile email offline_access',
    },
  }),
);

app.get('/', (request, response) => {
  const { idTokenClaims, refreshToken } = request.oidc;
  const refreshed = request.query.refreshed !== undefined;
  response.send(
    idTokenClaims
      ? pageSignedIn({ claims: idTokenClaims, canRefresh: refreshToken !== undefined, refreshed })
      : pageOfVisitor(),
  );
});

app.get('/signup', (_request, response) =>
  response.oidc.login({ returnTo: '/', authorizationParams: { screen_hint: 'signup' } }),
);

app.post('/refresh', (request, response, next) => {
  const { accessToken } = request.oidc;
  if (!accessToken) {
    response.redirect(303, '/');
    return;
  }
  accessToken.refresh().then(() => response.redirect(303, '/?refreshed'), next);
});

/** Whatever happens on the way to Latchkey and back ends on a page with a way on. */
const explain: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  console.error(error instanceof Error ? error.message : error);
  const { status, page } = pageOfFailure(error, settings.issuerBaseUrl);
  response.status(status).send(page);
};
app.use(explain);

const server = app.listen(settings.port, () => {
  console.log(`Sample application on ${settings.baseUrl}, login at ${settings.issuerBaseUrl}`);
});
server.on('error', (error) => {
  console.error(`Cannot listen on port ${settings.port}: ${error.message}`);
  process.exit(1);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}

function readOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
