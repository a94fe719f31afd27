/**
 * Where a finished export is fetched: an address that nobody can guess, for one job of one tenant,
 * and for minutes. Whoever may read the job is given a new one each time that they ask.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

import { keyFor } from '#app/store/encryption.ts';

const LIFETIME_MS = 10 * 60 * 1000;

export function downloadPath(tenantId: string, jobId: string, now = Date.now()): string {
  const expires = String(now + LIFETIME_MS);
  const signature = signatureOf(tenantId, jobId, expires);
  return `/downloads/${jobId}?${new URLSearchParams({ expires, signature })}`;
}

export function opensDownload(
  tenantId: string,
  jobId: string,
  { expires, signature }: { expires: string; signature: string },
  now = Date.now(),
): boolean {
  const given = Buffer.from(signature);
  const right = Buffer.from(signatureOf(tenantId, jobId, expires));
  const isRight = given.length === right.length && timingSafeEqual(given, right);
  return isRight && Number(expires) > now;
}

const signatureOf = (tenantId: string, jobId: string, expires: string): string =>
  createHmac('sha256', keyFor('job-download'))
    .update(JSON.stringify([tenantId, jobId, expires]))
    .digest('base64url');
