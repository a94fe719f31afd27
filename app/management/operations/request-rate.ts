/** How many requests a machine may make: counted in the database, so over all nodes together. */
import { countAttempt } from '#app/store/rate-limits.ts';

import type { MachineAct } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

const PER_WINDOW = 600;
const WINDOW_SECONDS = 60;

/** The headers that tell where the machine stands. @throws ApiRefusal `too_many_requests` */
export async function countRequest({ site, actor }: MachineAct): Promise<Record<string, string>> {
  const { count, expiresAt } = await countAttempt(
    site.tenant.id,
    `management/${actor.clientId}`,
    WINDOW_SECONDS,
  );
  const headers = {
    'X-RateLimit-Limit': String(PER_WINDOW),
    'X-RateLimit-Remaining': String(Math.max(0, PER_WINDOW - count)),
    'X-RateLimit-Reset': String(Math.ceil(expiresAt.getTime() / 1000)),
  };
  if (count <= PER_WINDOW) return headers;
  const seconds = Math.max(1, Math.ceil((expiresAt.getTime() - Date.now()) / 1000));
  throw new ApiRefusal('too_many_requests', `expected no more requests for ${seconds} s`, {
    ...headers,
    'Retry-After': String(seconds),
  });
}
