/** Imports and exports of users: long work, which is written down as a job and done by whoever is free. */
import { findConnectionById } from '#app/connections/connection.ts';
import { homeOf } from '#app/connections/own-database/home.ts';
import { downloadPath, opensDownload } from '#app/jobs/download-address.ts';
import { partsWritten } from '#app/jobs/export-part.ts';
import type { ExportSettings } from '#app/jobs/export-part.ts';
import { UsersFileFault } from '#app/jobs/users-file-fault.ts';
import { partsOfUsersFile } from '#app/jobs/users-file.ts';
import { wakeJobs, workOn } from '#app/jobs/work-on-jobs.ts';
import { ADMINISTRATORS_CONNECTION } from '#app/store/connections.ts';
import { countExportedUsers } from '#app/store/exported-users.ts';
import {
  UPLOAD_INCOMPLETE,
  beginJob,
  countOpenJobs,
  deleteJob,
  findJob,
  findJobPart,
  insertJob,
  insertJobPart,
  listJobErrors,
} from '#app/store/jobs.ts';
import type { Job, JobFault } from '#app/store/jobs.ts';

import { ManagementError } from './management-error.ts';

export type UserJob = Job;

/** What an import was asked for. */
export type ImportSettings = {
  connectionId: string;
  upsert: boolean;
  externalId?: string | undefined;
  sendCompletionEmail: boolean;
};

/** As many as Auth0 lets a tenant have: each may be a hundred thousand people. */
const MAX_IMPORTS_AT_ONCE = 2;

type StoreFile = (bytes: AsyncIterable<Uint8Array>) => Promise<void>;

/**
 * Takes a file of users while it arrives. `receive` stores the file, once, and resolves to what is to
 * be done with it, which may come before the file or after it. Until then there is no such job.
 */
export async function receiveUsersFile(
  tenantId: string,
  receive: (storeFile: StoreFile) => Promise<ImportSettings>,
): Promise<UserJob> {
  await requireFewImports(tenantId);
  const job = await insertJob(
    { tenantId, type: 'users_import', connectionId: null, settings: {} },
    { isWhole: false },
  );
  let total: number | undefined;
  try {
    const { connectionId, upsert, externalId, sendCompletionEmail } = await receive(
      async (bytes) => {
        if (total !== undefined)
          throw new ManagementError('invalid_users', 'users: expected one file');
        total = await storeParts(job, bytes);
      },
    );
    if (total === undefined) throw new ManagementError('invalid_users', 'users: expected a file');
    if (total === 0)
      throw new ManagementError('invalid_users', 'users: expected at least one user');
    await requireOurStore(tenantId, connectionId);
    // Others may have come while this file arrived.
    await requireFewImports(tenantId);
    await beginJob(tenantId, job.id, {
      connectionId,
      settings: { upsert, externalId: externalId ?? null, sendCompletionEmail },
      summary: { total, inserted: 0, updated: 0, failed: 0 },
    });
  } catch (error) {
    await deleteJob(tenantId, job.id);
    throw error instanceof UsersFileFault
      ? new ManagementError('invalid_users', `users: ${error.message}`)
      : error;
  }
  wakeJobs();
  return getJob(tenantId, job.id);
}

async function requireFewImports(tenantId: string): Promise<void> {
  if ((await countOpenJobs(tenantId, 'users_import')) < MAX_IMPORTS_AT_ONCE) return;
  throw new ManagementError(
    'too_many_imports',
    `there are ${MAX_IMPORTS_AT_ONCE} imports of users under way: expected one of them to be done first`,
  );
}

async function storeParts({ tenantId, id }: Job, bytes: AsyncIterable<Uint8Array>) {
  let total = 0;
  let number = 0;
  for await (const records of partsOfUsersFile(bytes)) {
    number += 1;
    total += records.length;
    await insertJobPart(tenantId, id, { number, content: JSON.stringify(records) });
  }
  return total;
}

export async function createUsersExport(
  tenantId: string,
  connectionId: string | undefined,
  settings: ExportSettings,
): Promise<UserJob> {
  if (connectionId !== undefined) await requireConnection(tenantId, connectionId);
  const job = await insertJob(
    { tenantId, type: 'users_export', connectionId: connectionId ?? null, settings },
    { isWhole: true },
  );
  wakeJobs();
  return job;
}

/** Works on a job in this process, or waits for the one that does. */
export async function finishJob(job: UserJob, tell: (job: UserJob) => void): Promise<UserJob> {
  for (;;) {
    await workOn(job.id, tell);
    const now = await getJob(job.tenantId, job.id);
    if (now.status === 'completed' || now.status === 'failed') return now;
    tell(now);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export async function getJob(tenantId: string, jobId: string): Promise<UserJob> {
  const job = await findJob(tenantId, jobId);
  if (!job || job.failure === UPLOAD_INCOMPLETE) {
    throw new ManagementError('job_not_found', `there is no job ${jobId}`);
  }
  return job;
}

/** Of what has been done so far. */
export async function percentageOf(job: UserJob): Promise<number> {
  if (job.status === 'completed') return 100;
  const { total, inserted = 0, updated = 0, failed = 0, written = 0 } = job.summary;
  const done = inserted + updated + failed + written;
  const whole = total ?? (done === 0 ? 0 : await countExportedUsers(job.tenantId));
  return whole === 0 ? 0 : Math.min(99, Math.floor((100 * done) / whole));
}

/** A line that was not done. */
export type RefusedUser = { line: number; user: Record<string, unknown>; errors: JobFault[] };

/** The first of them, in the order of the file. */
export async function listRefusedUsers(
  tenantId: string,
  jobId: string,
  limit: number,
): Promise<RefusedUser[]> {
  await getJob(tenantId, jobId);
  const rows = await listJobErrors(tenantId, jobId, { after: 0, limit });
  return rows.map(({ line, user, errors }) => ({
    ...{ line, errors },
    user: JSON.parse(user) as Record<string, unknown>,
  }));
}

/** Where a finished export can be fetched for some minutes, below the origin of the tenant. */
export const downloadPathOf = ({ tenantId, id }: UserJob): string => downloadPath(tenantId, id);

export type Download = { format: 'csv' | 'json'; content: AsyncIterable<string> };

/** What an address from `downloadPathOf` opens. */
export async function openDownload(
  tenantId: string,
  jobId: string,
  { expires, signature }: { expires: string | null; signature: string | null },
): Promise<Download | undefined> {
  if (expires === null || signature === null) return undefined;
  if (!opensDownload(tenantId, jobId, { expires, signature })) return undefined;
  const job = await findJob(tenantId, jobId);
  return job?.status === 'completed' ? contentOf(job) : undefined;
}

/** A finished export's file, part by part. */
export function contentOf(job: UserJob): Download {
  const { format } = job.settings as ExportSettings;
  return { format, content: writtenParts(job) };
}

async function* writtenParts(job: UserJob): AsyncGenerator<string> {
  for (let number = 1; number <= partsWritten(job); number += 1) {
    const content = await findJobPart(job.tenantId, job.id, number);
    if (content) yield content;
  }
}

async function requireConnection(tenantId: string, connectionId: string) {
  const connection = await findConnectionById(tenantId, connectionId);
  // That of the administrators is none of theirs: an import would change who looks after the tenant.
  if (connection && connection.name !== ADMINISTRATORS_CONNECTION) return connection;
  throw new ManagementError('connection_not_found', `there is no connection ${connectionId}`);
}

async function requireOurStore(tenantId: string, connectionId: string): Promise<void> {
  const { name, options } = await requireConnection(tenantId, connectionId);
  if (homeOf(options) !== 'own_database') return;
  throw new ManagementError(
    'user_lives_elsewhere',
    `the people of ${name} live in its own database: import them there`,
  );
}
