import { denyConsent, finishConsent } from '#app/oidc/interaction.ts';
import { findApiScopes } from '#app/oidc/resource-servers.ts';
import { markTransactionFinished } from '#app/store/login-transactions.ts';

import { audit } from './caller.ts';
import type { Caller } from './caller.ts';
import type { Visit } from './visit.ts';

/** What an application asks to be allowed, with the description of an API's scope where it has one. */
export async function requestedScopes(caller: Caller, { interaction }: Visit) {
  const { missingOIDCScope = [], missingResourceScopes = {} } = interaction.missing;
  const scopes: { value: string; description?: string }[] = missingOIDCScope.map((value) => ({
    value,
  }));
  for (const [audience, values] of Object.entries(missingResourceScopes)) {
    const ofApi = await findApiScopes(caller.site, audience);
    for (const value of values) {
      const description = ofApi.find((scope) => scope.value === value)?.description;
      scopes.push({ value, ...(description ? { description } : {}) });
    }
  }
  return scopes;
}

/** Records the answer. Returns the address that carries on, or undefined where the visit is gone. */
export async function answerConsent(
  caller: Caller,
  visit: Visit,
  accepted: boolean,
): Promise<string | undefined> {
  const answer = accepted ? finishConsent : denyConsent;
  const redirectTo = await answer(caller.provider, visit.uid);
  if (!redirectTo) return undefined;
  await markTransactionFinished(caller.site.tenant.id, visit.uid);
  await audit(caller, {
    type: accepted ? 'consent_accepted' : 'consent_declined',
    clientId: visit.application.clientId,
  });
  return redirectTo;
}
