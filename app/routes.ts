import { index, layout, route } from '@remix-run/route-config';
import type { RouteConfig } from '@remix-run/route-config';

/** The sitemap: every page of the product. What the protocol engine answers is in `http/provider-mount.ts`. */
export default [
  index('routes/hosted/front.ts'),

  // signing in
  route('login', 'routes/hosted/login.tsx'),
  route('login/password', 'routes/hosted/login.password.tsx'),
  route('login/passkey', 'routes/hosted/login.passkey.tsx'),
  route('login/passkey/answer', 'routes/hosted/login.passkey.answer.ts'),
  route('login/passkey/challenge', 'routes/hosted/login.passkey.challenge.ts'),
  route('login/continue', 'routes/hosted/login.continue.tsx'),
  route('login/done', 'routes/hosted/login.done.tsx'),
  route('consent', 'routes/hosted/consent.tsx'),

  // signing up
  route('signup', 'routes/hosted/signup.tsx'),
  route('signup/passkey', 'routes/hosted/signup.passkey.tsx'),
  route('signup/passkey/challenge', 'routes/hosted/signup.passkey.challenge.ts'),
  route('signup/password', 'routes/hosted/signup.password.tsx'),

  // a passkey after signing in
  route('passkey/enroll', 'routes/hosted/passkey.enroll.tsx'),
  route('passkey/enroll/challenge', 'routes/hosted/passkey.enroll.challenge.ts'),
  route('passkey/upgrade', 'routes/hosted/passkey.upgrade.tsx'),
  route('passkey/enrolled', 'routes/hosted/passkey.enrolled.tsx'),
  route('passkey/step', 'routes/hosted/passkey.step.ts'),

  // one's own account
  route('account', 'routes/account/account.tsx'),
  route('account/signed-in', 'routes/account/signed-in.ts'),
  route('account/name', 'routes/account/name.tsx'),
  route('account/confirm', 'routes/account/confirm.tsx'),
  route('account/confirm/challenge', 'routes/account/confirm.challenge.ts'),
  route('account/passkeys/new', 'routes/account/passkeys.new.tsx'),
  route('account/passkeys/new/challenge', 'routes/account/passkeys.new.challenge.ts'),
  route('account/passkeys/:id/rename', 'routes/account/passkeys.rename.tsx'),
  route('account/passkeys/:id/delete', 'routes/account/passkeys.delete.tsx'),
  route('account/passkeys/:id/test', 'routes/account/passkeys.try.tsx'),
  route('account/passkeys/:id/test/challenge', 'routes/account/passkeys.try.challenge.ts'),
  route('account/sessions/revoke', 'routes/account/sessions.revoke.ts'),
  route('account/suggestions', 'routes/account/suggestions.ts'),
  route('account/step', 'routes/account/step.ts'),

  // one's own account, from an application
  route('me/v1/authentication-methods', 'routes/api/me.methods.ts'),
  route('me/v1/authentication-methods/:id', 'routes/api/me.method.ts'),
  route('me/v1/authentication-methods/:id/verify', 'routes/api/me.method.verify.ts'),
  route('me/v1/factors', 'routes/api/me.factors.ts'),
  route('me/*', 'routes/api/me.not-found.ts'),

  // administration
  route('developers/management-api', 'routes/developers/management-api.tsx'),
  route('api/v2/*', 'routes/api/v2.ts'),
  route('downloads/:job', 'routes/api/download.ts'),

  // the dashboard
  route('dashboard/welcome', 'routes/dashboard/welcome.tsx'),
  route('dashboard/welcome/passkey', 'routes/dashboard/welcome.passkey.tsx'),
  route('dashboard/welcome/challenge', 'routes/dashboard/welcome.challenge.ts'),
  route('dashboard/signed-in', 'routes/dashboard/signed-in.ts'),
  route('dashboard/signed-out', 'routes/dashboard/signed-out.tsx'),
  route('dashboard/sign-out', 'routes/dashboard/sign-out.ts'),
  route('dashboard/confirm', 'routes/dashboard/confirm.ts'),
  route('dashboard/audit-trail/download', 'routes/dashboard/audit-trail/download.ts'),
  route('dashboard/preview/:page', 'routes/dashboard/branding/preview.tsx'),
  route('dashboard/perform', 'routes/dashboard/perform.ts'),
  layout('routes/dashboard/layout.tsx', [
    route('dashboard', 'routes/dashboard/overview/overview.tsx'),
    route('dashboard/connections', 'routes/dashboard/connections/connections.tsx'),
    route('dashboard/connections/new', 'routes/dashboard/connections/new.tsx'),
    route('dashboard/connections/:id', 'routes/dashboard/connections/settings.tsx'),
    route(
      'dashboard/connections/:id/authentication',
      'routes/dashboard/connections/authentication.tsx',
    ),
    route(
      'dashboard/connections/:id/applications',
      'routes/dashboard/connections/applications.tsx',
    ),
    route('dashboard/connections/:id/try', 'routes/dashboard/connections/try.tsx'),
    route('dashboard/tried', 'routes/dashboard/connections/tried.tsx'),
    route('dashboard/logs', 'routes/dashboard/logs/logs.tsx'),
    route('dashboard/logs/export', 'routes/dashboard/logs/export.ts'),
    route('dashboard/logs/retention', 'routes/dashboard/logs/retention.tsx'),
    route('dashboard/logs/:id', 'routes/dashboard/logs/event.tsx'),
    route('dashboard/streams', 'routes/dashboard/streams/streams.tsx'),
    route('dashboard/streams/new', 'routes/dashboard/streams/new-stream.tsx'),
    route('dashboard/streams/:id', 'routes/dashboard/streams/stream.tsx'),
    route('dashboard/admins', 'routes/dashboard/admins.tsx'),
    route('dashboard/audit-trail', 'routes/dashboard/audit-trail/audit-trail.tsx'),
    route('dashboard/domains', 'routes/dashboard/domains/domains.tsx'),
    route('dashboard/domains/new', 'routes/dashboard/domains/new.tsx'),
    route('dashboard/domains/:id', 'routes/dashboard/domains/domain.tsx'),
    layout('routes/dashboard/branding/layout.tsx', [
      route('dashboard/branding', 'routes/dashboard/branding/look.tsx'),
      route('dashboard/branding/words', 'routes/dashboard/branding/words.tsx'),
      route('dashboard/branding/languages', 'routes/dashboard/branding/languages.tsx'),
      route('dashboard/branding/preview', 'routes/dashboard/branding/previews.tsx'),
    ]),
    route('dashboard/users', 'routes/dashboard/users/list.tsx'),
    route('dashboard/users/new', 'routes/dashboard/users/new.tsx'),
    layout('routes/dashboard/users/user.tsx', [
      route('dashboard/users/:id', 'routes/dashboard/users/details.tsx'),
      route('dashboard/users/:id/passkeys', 'routes/dashboard/users/passkeys.tsx'),
      route('dashboard/users/:id/sessions', 'routes/dashboard/users/sessions.tsx'),
      route('dashboard/users/:id/events', 'routes/dashboard/users/events.tsx'),
      route('dashboard/users/:id/enrollment', 'routes/dashboard/users/enrollment.tsx'),
      route('dashboard/users/:id/danger', 'routes/dashboard/users/danger.tsx'),
    ]),
    route('dashboard/applications', 'routes/dashboard/applications/list.tsx'),
    route('dashboard/applications/new', 'routes/dashboard/applications/new.tsx'),
    route('dashboard/applications/:id', 'routes/dashboard/applications/application.tsx', [
      index('routes/dashboard/applications/settings.tsx'),
      route('quick-start', 'routes/dashboard/applications/quick-start.tsx'),
      route('tokens', 'routes/dashboard/applications/tokens.tsx'),
      route('connections', 'routes/dashboard/applications/connections.tsx'),
      route('credentials', 'routes/dashboard/applications/credentials.tsx'),
    ]),
    route('dashboard/apis', 'routes/dashboard/apis/list.tsx'),
    route('dashboard/apis/new', 'routes/dashboard/apis/new.tsx'),
    route('dashboard/apis/:id', 'routes/dashboard/apis/api.tsx', [
      index('routes/dashboard/apis/settings.tsx'),
      route('applications', 'routes/dashboard/apis/applications.tsx'),
      route('applications/new', 'routes/dashboard/apis/applications.new.tsx'),
      route('applications/:grant', 'routes/dashboard/apis/applications.grant.tsx'),
      route('token', 'routes/dashboard/apis/token.tsx'),
    ]),
    route(
      'dashboard/connections/:id/custom-database',
      'routes/dashboard/custom-database/database.tsx',
    ),
    route(
      'dashboard/connections/:id/custom-database/:script',
      'routes/dashboard/custom-database/script.tsx',
    ),
    route(
      'dashboard/connections/:id/custom-database/:script/versions',
      'routes/dashboard/custom-database/versions.tsx',
    ),
    route(
      'dashboard/connections/:id/custom-database/:script/runs',
      'routes/dashboard/custom-database/runs.tsx',
    ),
    route('dashboard/*', 'routes/dashboard/not-found.tsx'),
  ]),

  // getting back in
  route('rescue', 'routes/hosted/rescue.tsx'),
  route('rescue/passkey', 'routes/hosted/rescue.passkey.tsx'),
  route('rescue/passkey/challenge', 'routes/hosted/rescue.passkey.challenge.ts'),
  route('rescue/password', 'routes/hosted/rescue.password.tsx'),

  // passkeys that applications ask for themselves
  route('passkey/register', 'routes/api/passkey.register.ts'),
  route('passkey/challenge', 'routes/api/passkey.challenge.ts'),

  // leaving, device codes and errors, as the protocol engine asks for them
  route('logout', 'routes/hosted/logout.ts'),
  route('_provider-page', 'routes/hosted/provider-page.tsx'),
  route('*', 'routes/hosted/not-found.ts'),
] satisfies RouteConfig;
