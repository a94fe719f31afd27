import type { IncomingMessage, ServerResponse } from 'node:http';

import type { ShownError } from '#app/copy/error-text.ts';
import type { DeletedPasskey } from '#app/flows/account/delete-passkey.ts';
import type { DeadPasskey } from '#app/flows/dead-passkey.ts';
import { accountSessions } from '#app/oidc/account-sessions.ts';
import type { AccountSessions } from '#app/oidc/account-sessions.ts';
import type { ProviderPage } from '#app/oidc/hosted-pages.ts';
import { pageToShow } from '#app/oidc/hosted-pages.ts';
import { engineOf } from '#app/oidc/provider-cache.ts';
import type { Engine } from '#app/oidc/provider-cache.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { getRequestContext } from '#app/tenancy/request-context.ts';
import type { RequestContext } from '#app/tenancy/request-context.ts';

/** What every loader and action of a route is given. */
export type LoadContext = RequestContext & {
  provider: Engine['provider'];
  /** Who is signed in, for the account page. Nothing is looked up before somebody asks. */
  sessions: AccountSessions;
  /** The page that the protocol engine wants shown, with the status that it chose. */
  providerPage: { page: ProviderPage; status: number } | undefined;
  /** What an action of this request refused, for the page that is shown again. */
  refusal?: ShownError;
  /** The visit that a posted form named, for the page that is shown again. */
  visitState?: string;
  /** The RP ID that the page of a posted form asked with, where it had a choice. */
  askedRpId?: string | undefined;
  /** What a posted form of an invitation said, for the page that is shown again. */
  typed?: { name: string; email: string };
  /** The rescue ticket that a posted form named. */
  ticket?: string;
  /** A passkey that was refused and is nobody's, for its provider to drop. */
  deadPasskey?: DeadPasskey | null;
  /** A passkey that its owner has deleted with this request, for the page that says so. */
  deletedPasskey?: DeletedPasskey;
  /** A passkey that this request has taken back, and what its provider can drop. */
  undonePasskey?: { name: string; dead: DeadPasskey | null };
  /** Origins and schemes that forms of this answer may lead to; pages add to it. */
  formTargets: Set<string>;
  /** The branding that a preview shows in place of the tenant's. */
  draftBranding?: Tenant['branding'];
};

export async function loadContext(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<LoadContext> {
  const context = getRequestContext(request);
  const { provider } = await engineOf(context.site);
  const page = pageToShow(request);
  return {
    ...context,
    provider,
    sessions: accountSessions(provider, request, response),
    providerPage: page && { page, status: response.statusCode },
    formTargets: new Set(),
  };
}
