import { findManagementToken } from '#app/oidc/management-api.ts';
import type { Site } from '#app/tenancy/site.ts';

import type { MachineAct } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

type Provider = Parameters<typeof findManagementToken>[0];

/** @throws ApiRefusal where the `Authorization` header opens nothing here. */
export async function callerOf(
  { site, provider }: { site: Site; provider: Provider },
  authorization: string | null,
): Promise<MachineAct> {
  if (authorization === null) {
    throw new ApiRefusal('missing_authentication', 'expected Authorization: Bearer <token>', {
      'WWW-Authenticate': 'Bearer',
    });
  }
  const token = await findManagementToken(provider, site, authorization);
  if (!token) {
    throw new ApiRefusal('invalid_token', 'the token opens nothing here', {
      'WWW-Authenticate': 'Bearer error="invalid_token"',
    });
  }
  return { site, actor: { kind: 'machine', ...token } };
}
