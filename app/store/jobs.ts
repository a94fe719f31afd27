/**
 * Long work that administrators have asked for.
 *
 * 1. One node works on a job: the one whose lease it is. A node that dies lets its lease run out, and
 *    another goes on from the job's position.
 * 2. A position is written in one transaction with what was done to reach it, and only while it is
 *    the one before: what is done is done once, whoever does it.
 */
import { and, asc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';

import { newId } from '#app/ids.ts';
import { atomically, db } from '#db';
import type { Writer } from '#db';
import { jobErrors, jobParts, jobs } from '#db/schema/index.ts';

import { decryptText, encryptText } from './encryption.ts';

export type Job = typeof jobs.$inferSelect;

export type JobFault = { code: string; message: string; path: string };

export type JobError = { line: number; user: string; errors: JobFault[] };

export type NewJob = Pick<Job, 'tenantId' | 'type' | 'connectionId' | 'settings'>;

/** How long a job is kept after the last that was done to it: with its errors, or what it wrote. */
const KEPT_MS = 24 * 60 * 60 * 1000;

const keptUntil = () => new Date(Date.now() + KEPT_MS);

/** What a job has become is told to nobody before its upload is whole: it counts as failed until then. */
export const UPLOAD_INCOMPLETE = 'upload_incomplete';

export async function insertJob(
  { tenantId, type, connectionId, settings }: NewJob,
  { isWhole }: { isWhole: boolean },
): Promise<Job> {
  const now = new Date();
  const job: Job = {
    ...{ id: newId('job'), tenantId, type, connectionId, settings },
    status: isWhole ? 'pending' : 'failed',
    failure: isWhole ? null : UPLOAD_INCOMPLETE,
    summary: {},
    ...{ position: null, leasedUntil: null, createdAt: now, updatedAt: now },
    expiresAt: keptUntil(),
  };
  await db.insert(jobs).values(job);
  return job;
}

/** A part of an upload, numbered from 1. */
export async function insertJobPart(
  tenantId: string,
  jobId: string,
  { number, content }: { number: number; content: string },
): Promise<void> {
  await db.insert(jobParts).values(sealedPart(tenantId, jobId, number, content));
}

/** The upload is whole: whoever is free may begin. */
export async function beginJob(
  tenantId: string,
  jobId: string,
  change: Pick<Job, 'connectionId' | 'settings' | 'summary'>,
): Promise<void> {
  await db
    .update(jobs)
    .set({ ...change, status: 'pending', failure: null, updatedAt: new Date() })
    .where(isJob(tenantId, jobId));
}

/** Jobs of a kind that wait or are worked on. */
export const countOpenJobs = (tenantId: string, type: Job['type']): Promise<number> =>
  db.$count(
    jobs,
    and(
      eq(jobs.tenantId, tenantId),
      eq(jobs.type, type),
      inArray(jobs.status, ['pending', 'processing']),
    ),
  );

export async function deleteJob(tenantId: string, jobId: string): Promise<void> {
  await db.delete(jobs).where(isJob(tenantId, jobId));
}

export async function findJob(tenantId: string, jobId: string): Promise<Job | undefined> {
  const [row] = await db.select().from(jobs).where(isJob(tenantId, jobId));
  return row;
}

/** Takes the oldest job that nobody works on, or the one that is named. */
export async function claimJob(leaseMs: number, jobId?: string): Promise<Job | undefined> {
  const now = new Date();
  const isFree = and(
    inArray(jobs.status, ['pending', 'processing']),
    or(isNull(jobs.leasedUntil), lt(jobs.leasedUntil, now)),
  );
  const oldest = db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(isFree, jobId === undefined ? undefined : eq(jobs.id, jobId)))
    .orderBy(asc(jobs.createdAt))
    .limit(1);
  const [claimed] = await db
    .update(jobs)
    .set({ status: 'processing', leasedUntil: new Date(now.getTime() + leaseMs), updatedAt: now })
    .where(and(eq(jobs.id, sql`(${oldest})`), isFree))
    .returning();
  return claimed;
}

/** The job with a longer lease, or undefined where it is somebody else's by now, or gone. */
export async function renewLease(job: Job, leaseMs: number): Promise<Job | undefined> {
  const now = new Date();
  const [renewed] = await db
    .update(jobs)
    .set({ leasedUntil: new Date(now.getTime() + leaseMs), updatedAt: now, expiresAt: keptUntil() })
    .where(isMine(job))
    .returning();
  return renewed;
}

/** Lets another node go on at once. */
export async function releaseJob(job: Job): Promise<void> {
  await db.update(jobs).set({ leasedUntil: null }).where(isMine(job));
}

export async function endJob(
  job: Job,
  end: { status: 'completed' } | { status: 'failed'; failure: string },
): Promise<void> {
  await db
    .update(jobs)
    .set({ ...end, leasedUntil: null, updatedAt: new Date(), expiresAt: keptUntil() })
    .where(isMine(job));
}

export async function findJobPart(
  tenantId: string,
  jobId: string,
  number: number,
): Promise<string | undefined> {
  const [part] = await db
    .select({ content: jobParts.content })
    .from(jobParts)
    .where(and(isPart(tenantId, jobId), eq(jobParts.number, number)));
  return part && decryptText('job', ownerOf(tenantId, jobId, number), part.content);
}

/** Statements that say how far a job has come, for one transaction with what was done. */
export function progressStatements(
  tx: Writer,
  job: Job,
  done: {
    position: string;
    summary: Record<string, number>;
    errors?: readonly JobError[];
    part?: { number: number; content: string } | { consumed: number };
  },
) {
  const { tenantId, id } = job;
  const { part, errors = [] } = done;
  const sealed = errors.map(({ line, user, errors: faults }) => ({
    ...{ tenantId, jobId: id, line, errors: faults },
    user: encryptText('job', ownerOf(tenantId, id, `error-${line}`), user),
  }));
  return [
    tx
      .update(jobs)
      .set({ position: done.position, summary: done.summary, updatedAt: new Date() })
      .where(
        and(
          isJob(tenantId, id),
          job.position === null ? isNull(jobs.position) : eq(jobs.position, job.position),
        ),
      ),
    ...(sealed.length > 0 ? [tx.insert(jobErrors).values(sealed)] : []),
    ...(part && 'content' in part
      ? [tx.insert(jobParts).values(sealedPart(tenantId, id, part.number, part.content))]
      : []),
    ...(part && 'consumed' in part
      ? [tx.delete(jobParts).where(and(isPart(tenantId, id), eq(jobParts.number, part.consumed)))]
      : []),
  ];
}

export async function writeProgress(
  job: Job,
  done: Parameters<typeof progressStatements>[2],
): Promise<void> {
  await atomically((tx) => progressStatements(tx, job, done));
}

/** Lines that could not be done, in the order of the file, after the line `after`. */
export async function listJobErrors(
  tenantId: string,
  jobId: string,
  { after, limit }: { after: number; limit: number },
): Promise<JobError[]> {
  const rows = await db
    .select()
    .from(jobErrors)
    .where(
      and(eq(jobErrors.tenantId, tenantId), eq(jobErrors.jobId, jobId), gt(jobErrors.line, after)),
    )
    .orderBy(asc(jobErrors.line))
    .limit(limit);
  return rows.map(({ line, user, errors }) => ({
    ...{ line, errors },
    user: decryptText('job', ownerOf(tenantId, jobId, `error-${line}`), user),
  }));
}

export async function deleteExpiredJobs(now: Date): Promise<void> {
  await db.delete(jobs).where(lt(jobs.expiresAt, now));
}

const isJob = (tenantId: string, jobId: string) =>
  and(eq(jobs.tenantId, tenantId), eq(jobs.id, jobId));

const isMine = ({ tenantId, id, leasedUntil }: Job) =>
  and(
    isJob(tenantId, id),
    leasedUntil === null ? isNull(jobs.leasedUntil) : eq(jobs.leasedUntil, leasedUntil),
  );

const isPart = (tenantId: string, jobId: string) =>
  and(eq(jobParts.tenantId, tenantId), eq(jobParts.jobId, jobId));

/** What a part's ciphertext is bound to. */
const ownerOf = (tenantId: string, jobId: string, part: number | string) =>
  `${tenantId}/${jobId}/${part}`;

const sealedPart = (tenantId: string, jobId: string, number: number, content: string) => ({
  ...{ tenantId, jobId, number },
  content: encryptText('job', ownerOf(tenantId, jobId, number), content),
});
