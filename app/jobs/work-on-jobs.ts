/**
 * The work on jobs, part by part.
 *
 * A node takes one job at a time and keeps it by its lease, which it renews before each part. Between
 * parts everybody else has a turn. A node that stops lets its job go; one that is killed holds it
 * until the lease runs out.
 */
import { setImmediate as everybodyElse } from 'node:timers/promises';

import { logger } from '#app/observability/logger.ts';
import { claimJob, endJob, findJob, releaseJob, renewLease } from '#app/store/jobs.ts';
import type { Job } from '#app/store/jobs.ts';
import { isUniqueViolation } from '#app/store/unique-violation.ts';

import { exportNextPart } from './export-part.ts';
import { importNextPart } from './import-part.ts';

const LEASE_MS = 10_000;
/** Jobs that another process has written down are found after at most so long. */
const LOOK_EVERY_MS = 2_000;
const MAX_ATTEMPTS = 5;

let wake: (() => void) | undefined;

/** Tells this node that there is work, which it would otherwise see a little later. */
export const wakeJobs = (): void => wake?.();

/** Works on whatever there is until the returned function is called, which resolves when it rests. */
export function startJobs(): () => Promise<void> {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      const job = await claimJob(LEASE_MS).catch(report);
      if (job) await work(job, stopping.signal);
      else await pause(stopping.signal);
    }
  })();
  return () => {
    stopping.abort();
    wake?.();
    return running;
  };
}

/** Works on one job, if nobody else does, and tells how far it is after each part. */
export async function workOn(jobId: string, tell: (job: Job) => void): Promise<void> {
  const job = await claimJob(LEASE_MS, jobId);
  if (job) await work(job, new AbortController().signal, tell);
}

const report = (error: unknown): undefined => {
  logger.error({ err: error }, 'jobs could not be looked for');
};

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LOOK_EVERY_MS);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
    if (signal.aborted) wake();
  });
}

async function work(claimed: Job, signal: AbortSignal, tell?: (job: Job) => void): Promise<void> {
  let job = claimed;
  let attempts = 0;
  while (!signal.aborted) {
    try {
      const mine = await renewLease(job, LEASE_MS);
      if (!mine) return;
      job = mine;
      const next = await nextPart(job);
      if (!next) return await endJob(job, { status: 'completed' });
      job = next;
      attempts = 0;
      tell?.(job);
    } catch (error) {
      // Somebody has signed up with a name of the part meanwhile: what it comes to is decided anew.
      if (!isUniqueViolation(error)) {
        logger.error({ err: error, jobId: job.id }, 'a part of a job failed');
      }
      attempts += 1;
      if (await isLost(job)) return;
      if (attempts === MAX_ATTEMPTS) return await giveUp(job);
    }
    await everybodyElse();
  }
  await releaseJob(job);
}

function nextPart(job: Job): Promise<Job | undefined> {
  if (job.type === 'users_export') return exportNextPart(job);
  const { connectionId } = job;
  if (connectionId === null) throw new Error(`job ${job.id} has no connection`);
  return importNextPart({ ...job, connectionId });
}

/** Where the database does not answer, nothing is known, and the lease runs out by itself. */
async function isLost(job: Job): Promise<boolean> {
  const now = await findJob(job.tenantId, job.id).catch(() => undefined);
  return now?.position !== job.position;
}

async function giveUp(job: Job): Promise<void> {
  await endJob(job, { status: 'failed', failure: 'internal_error' }).catch(report);
}
