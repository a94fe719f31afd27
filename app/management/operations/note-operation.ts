/**
 * Operations in the trail of administrative acts.
 *
 * 1. An act is written down before it is done. One that is then refused, or fails, has a second row
 *    that says so.
 * 2. What is secret in a body is not in the trail; what is long is there as its hash.
 */
import { noteAct, noteActQuietly } from '../audit-trail.ts';
import { withoutSecrets } from '../without-secrets.ts';
import type { Act, Actor, Operation } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

/** Does an operation that changes something, with its place in the trail. */
export async function noted<Answer>(
  { site, actor }: Act,
  operation: Operation,
  { path, body }: { path: Record<string, string>; body: unknown },
  run: () => Promise<Answer>,
): Promise<Answer> {
  const tenantId = site.tenant.id;
  const act = {
    actor: whoIs(actor),
    operation: operation.id,
    target: Object.values(path).join('/') || null,
  };
  const details = body === null ? {} : { body: withoutSecrets(body) };
  const note = actor.kind === 'command_line' ? noteActQuietly : noteAct;
  const { number } = await note(tenantId, { ...act, details });
  try {
    return await run();
  } catch (error) {
    const refused = error instanceof ApiRefusal ? error.code : 'internal_error';
    await note(tenantId, { ...act, details: { of: number, refused } });
    throw error;
  }
}

export function whoIs(actor: Actor): Record<string, unknown> {
  if (actor.kind === 'machine') return { kind: actor.kind, clientId: actor.clientId };
  if (actor.kind === 'command_line') return { kind: actor.kind };
  return { kind: actor.kind, userId: actor.userId, name: actor.name, role: actor.role };
}
