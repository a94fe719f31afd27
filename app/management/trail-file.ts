/**
 * A tenant's trail as a file: a first line that says whose it is and where it ends, and then an act a
 * line. Whoever has the file needs nothing else to tell whether it is whole.
 */
import { open } from 'node:fs/promises';

import { z } from 'zod';

import { endOfTrail, readTrail, verifyTrail } from './audit-trail.ts';
import type { AdministrativeAct, TrailEnd, Verified } from './audit-trail.ts';
import { ManagementError } from './management-error.ts';

const FORMAT = 'latchkey-audit-trail/1';

const endSchema = z.strictObject({ number: z.int().min(1), hash: z.string() });

const headSchema = z.strictObject({
  format: z.literal(FORMAT),
  tenant: z.strictObject({ id: z.string(), name: z.string() }),
  exportedAt: z.string(),
  end: endSchema.nullable(),
});

const actSchema = z.strictObject({
  tenantId: z.string(),
  number: z.int(),
  at: z.iso.datetime({ precision: 3 }).transform((text) => new Date(text)),
  actor: z.record(z.string(), z.unknown()),
  operation: z.string(),
  target: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
});

/** The lines of a trail's file, up to the act that is the last now. */
export async function* linesOfTrail(tenant: { id: string; name: string }): AsyncGenerator<string> {
  const end = await endOfTrail(tenant.id);
  const { id, name } = tenant;
  const exportedAt = new Date().toISOString();
  yield JSON.stringify({ format: FORMAT, tenant: { id, name }, exportedAt, end });
  for await (const act of readTrail(tenant.id)) {
    if (act.number > (end?.number ?? 0)) return;
    yield JSON.stringify(act);
  }
}

export type VerifiedFile = { tenant: string; verified: Verified };

/** Whether a file is whole. `known` is an end that was kept elsewhere than in the file. */
export async function verifyTrailFile(path: string, known?: TrailEnd): Promise<VerifiedFile> {
  const file = await open(path);
  try {
    const lines = file.readLines()[Symbol.asyncIterator]();
    const { value: first } = await lines.next();
    const { tenant, end } = headOf(first);
    const acts = actsOf(lines, tenant.id);
    const verified = await verifyTrail(acts, ...[end, known].flatMap((one) => one ?? []));
    return { tenant: tenant.name, verified: endingAt(end, verified) };
  } finally {
    await file.close();
  }
}

/** Nothing comes behind the end that the head names, however well it follows. */
function endingAt(end: TrailEnd | null, verified: Verified): Verified {
  const last = end?.number ?? 0;
  if (!verified.ok || (verified.end?.number ?? 0) <= last) return verified;
  return { ok: false, number: last + 1, problem: 'inserted' };
}

function headOf(line: unknown) {
  const head = headSchema.safeParse(parsed(line));
  if (head.success) return head.data;
  throw new ManagementError('trail_file_unreadable', 'line 1: expected the head of a trail');
}

async function* actsOf(
  lines: AsyncIterator<string, unknown>,
  tenantId: string,
): AsyncGenerator<AdministrativeAct> {
  for (let place = 2; ; place += 1) {
    const next = await lines.next();
    if (next.done) return;
    const act = actSchema.safeParse(parsed(next.value));
    if (!act.success || act.data.tenantId !== tenantId) {
      throw new ManagementError('trail_file_unreadable', `line ${place}: expected an act`, {
        line: place,
      });
    }
    yield act.data;
  }
}

function parsed(line: unknown): unknown {
  try {
    return JSON.parse(String(line));
  } catch {
    return undefined;
  }
}
