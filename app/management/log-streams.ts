/** Where a tenant's log is sent as it grows. */
import { z } from 'zod';

import { newId } from '#app/ids.ts';
import { listAuditEvents } from '#app/store/audit-events.ts';
import {
  deleteLogStream,
  findLogStream,
  insertLogStream,
  listLogStreams,
  updateLogStream,
} from '#app/store/log-streams.ts';
import type { LogStream } from '#app/store/log-streams.ts';
import { isLoopbackHost } from '#app/tenancy/site.ts';

import { ManagementError } from './management-error.ts';

const MOST = 10;

const isReceiver = (value: string): boolean => {
  const url = URL.parse(value);
  if (!url || url.username || url.password || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.host));
};

export const sinkSchema = z.strictObject({
  endpoint: z
    .string()
    .max(2000)
    .refine(isReceiver, 'expected an https address, or http on localhost'),
  authorization: z
    .string()
    .min(1)
    .max(4000)
    .regex(/^[\x20-\x7e]+$/, 'expected a header of printable ASCII')
    .optional(),
});

export const filtersSchema = z
  .array(z.strictObject({ type: z.literal('event'), name: z.string().min(1).max(60) }))
  .max(200);

const nameSchema = z.string().trim().min(1).max(100);

export const newLogStreamSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('http'),
    name: nameSchema,
    sink: sinkSchema,
    filters: filtersSchema.default([]),
  }),
  z.strictObject({
    type: z.literal('stdout'),
    name: nameSchema,
    filters: filtersSchema.default([]),
  }),
]);

export const logStreamChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  status: z.enum(['active', 'paused']).optional(),
  sink: sinkSchema.optional(),
  filters: filtersSchema.optional(),
});

/** Begins with the next event: what was logged before is not sent. */
export async function createLogStream(
  tenantId: string,
  input: z.input<typeof newLogStreamSchema>,
): Promise<LogStream> {
  const stream = newLogStreamSchema.parse(input);
  if ((await listLogStreams(tenantId)).length >= MOST) {
    throw new ManagementError('too_many_log_streams', `expected at most ${MOST} log streams`);
  }
  const sink = stream.type === 'http' ? stream.sink : {};
  const [newest] = await listAuditEvents(tenantId, { limit: 1 });
  const deliveredId = newest?.id ?? null;
  return insertLogStream(tenantId, { ...stream, sink, id: newId('lst'), deliveredId });
}

export { listLogStreams };

export async function getLogStream(tenantId: string, id: string): Promise<LogStream> {
  const stream = await findLogStream(tenantId, id);
  if (!stream) throw new ManagementError('log_stream_not_found', `there is no log stream ${id}`);
  return stream;
}

export async function changeLogStream(
  tenantId: string,
  id: string,
  input: z.input<typeof logStreamChangeSchema>,
): Promise<LogStream> {
  const change = logStreamChangeSchema.parse(input);
  const { type } = await getLogStream(tenantId, id);
  if (change.sink && type !== 'http') {
    throw new ManagementError('sink_refused', 'sink: expected none, where the type is stdout');
  }
  const given = Object.entries<unknown>(change).filter(([, value]) => value !== undefined);
  await updateLogStream(tenantId, id, Object.fromEntries(given));
  return getLogStream(tenantId, id);
}

export async function removeLogStream(tenantId: string, id: string): Promise<void> {
  await getLogStream(tenantId, id);
  await deleteLogStream(tenantId, id);
}
