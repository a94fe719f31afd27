/** Writes the provider's events to the tenant's log, with Auth0's type codes. */
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';

import { logger } from '#app/observability/logger.ts';
import { recordAuditEvent } from '#app/store/audit-events.ts';
import type { AuditEvent } from '#app/store/audit-events.ts';
import { auditOrigin, getRequestContext } from '#app/tenancy/request-context.ts';

import { PASSKEY_GRANT_TYPE } from './client-settings.ts';
import { errorCodeOf } from './hosted-pages.ts';
import { wasAnswerRefused } from './passkey-grant.ts';

const succeeded: Record<string, string> = {
  authorization_code: 'seacft',
  refresh_token: 'sertft',
  client_credentials: 'seccft',
  'urn:ietf:params:oauth:grant-type:device_code': 'sede',
};

const failed: Record<string, string> = {
  authorization_code: 'feacft',
  refresh_token: 'fertft',
  client_credentials: 'feccft',
  'urn:ietf:params:oauth:grant-type:device_code': 'fede',
  [PASSKEY_GRANT_TYPE]: 'f',
};

/** Requests to `/v2/logout` never become the engine's own. */
type Context = Pick<KoaContextWithOIDC, 'req'> & Partial<Pick<KoaContextWithOIDC, 'oidc'>>;

type ProtocolError = Error & { error?: string; error_description?: string; error_detail?: string };

export function auditProvider(provider: Provider, tenantId: string): void {
  const record = ({ req, oidc }: Context, event: AuditEvent) => {
    recordAuditEvent(tenantId, {
      ...auditOrigin(getRequestContext(req)),
      clientId: oidc?.client?.clientId,
      userId: oidc?.account?.accountId ?? oidc?.session?.accountId,
      ...event,
    }).catch((error: unknown) => logger.error({ err: error }, 'an audit event was lost'));
  };

  provider.on('authorization.success', (ctx) => {
    if (ctx.oidc.params?.prompt === 'none') record(ctx, { type: 'ssa' });
  });
  provider.on('authorization.error', (ctx, error) =>
    record(ctx, {
      type: ctx.oidc.params?.prompt === 'none' ? 'fsa' : 'f',
      ...reasonOf(error),
    }),
  );
  provider.on('grant.success', (ctx) => {
    // That was a sign-in, and is noted as one.
    if (grantTypeOf(ctx) === PASSKEY_GRANT_TYPE) return;
    record(ctx, { type: succeeded[grantTypeOf(ctx)] ?? 'seacft' });
  });
  provider.on('grant.error', (ctx, error) => {
    if (wasAnswerRefused(ctx.req)) return;
    record(ctx, { type: grantFailure(ctx, error), ...reasonOf(error) });
  });
  provider.on('pushed_authorization_request.error', (ctx, error) =>
    record(ctx, { type: 'f', ...reasonOf(error) }),
  );
  provider.on('revocation.error', (ctx, error) =>
    record(ctx, { type: 'fapi', ...reasonOf(error) }),
  );
  provider.on('end_session.success', (ctx) => record(ctx, { type: 'slo' }));
  provider.on('end_session.error', (ctx, error) =>
    record(ctx, { type: 'flo', ...reasonOf(error) }),
  );
  provider.on('backchannel.success', (ctx, { clientId }, userId) =>
    record(ctx, { type: 'oidc_backchannel_logout_succeeded', clientId, userId }),
  );
  provider.on('backchannel.error', (ctx, error, { clientId }, userId) =>
    record(ctx, {
      type: 'oidc_backchannel_logout_failed',
      clientId,
      userId,
      details: { reason: error.message },
    }),
  );
  provider.on('server_error', (ctx, error) =>
    logger.error({ err: error, path: ctx.path }, 'the provider failed'),
  );
}

const grantTypeOf = (ctx: KoaContextWithOIDC) => {
  const grantType = ctx.oidc.params?.grant_type;
  return typeof grantType === 'string' ? grantType : '';
};

/** A refresh token that comes twice was stolen from one of the two who sent it (RFC 9700 §4.14.2). */
function grantFailure(ctx: KoaContextWithOIDC, error: ProtocolError): string {
  const grantType = grantTypeOf(ctx);
  const reused = /already used/.test(error.error_detail ?? error.error_description ?? '');
  if (grantType === 'refresh_token' && reused) return 'ferrt';
  return failed[grantType] ?? 'feacft';
}

const reasonOf = (error: ProtocolError): Pick<AuditEvent, 'code' | 'details'> => ({
  code: errorCodeOf(error.error ?? 'server_error'),
  details: {
    error: error.error ?? 'server_error',
    reason: error.error_detail ?? error.error_description ?? error.message,
  },
});
