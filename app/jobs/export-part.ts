import { listUsersToExport } from '#app/store/exported-users.ts';
import { writeProgress } from '#app/store/jobs.ts';
import type { Job } from '#app/store/jobs.ts';

import { headOf, lineOf } from './exported-fields.ts';
import type { ExportField, ExportFormat } from './exported-fields.ts';

const PART_USERS = 250;

/** What an export was asked for. */
export type ExportSettings = { format: ExportFormat; fields?: ExportField[]; limit?: number };

/** The part that was written last, and the user at its end. */
type Position = { part: number; after: string };

/** The job after its next part, or undefined where there is none left. */
export async function exportNextPart(job: Job): Promise<Job | undefined> {
  const { format, fields, limit } = job.settings as ExportSettings;
  const { part, after } = positionOf(job);
  const { written = 0 } = job.summary;
  const users = await listUsersToExport(job.tenantId, job.connectionId, {
    ...{ after, limit: Math.min(PART_USERS, (limit ?? Infinity) - written) },
  });
  const last = users.at(-1);
  if (!last && part > 0) return undefined;
  const position = JSON.stringify({ part: part + 1, after: last?.user.id ?? after });
  const summary = { ...job.summary, written: written + users.length };
  const lines = users.map((user) => lineOf(format, fields, user));
  const content = [part === 0 ? headOf(format, fields) : '', ...lines].join('');
  await writeProgress(job, { position, summary, part: { number: part + 1, content } });
  return { ...job, position, summary };
}

const positionOf = ({ position }: Job): Position =>
  position === null ? { part: 0, after: '' } : (JSON.parse(position) as Position);

/** How many parts an export has written. */
export const partsWritten = (job: Job): number => positionOf(job).part;
