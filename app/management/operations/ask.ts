/** Asking for an operation by its id: the dashboard's way to what the Management API does. */
import { operations } from './all.ts';
import type { Act } from './operation.ts';
import { perform } from './perform.ts';
import type { Performed } from './perform.ts';
import { ApiRefusal } from './refusal.ts';

export type Question = {
  operation: string;
  path?: Record<string, string> | undefined;
  query?: Record<string, string> | undefined;
  body?: unknown;
  /** What was read before; somebody else's change since then refuses with `version_conflict`. */
  version?: string | undefined;
};

const byId = new Map(operations.map((operation) => [operation.id, operation]));

export const findOperationById = (id: string) => byId.get(id);

/** @throws ApiRefusal */
export async function ask(act: Act, question: Question): Promise<Performed> {
  const operation = byId.get(question.operation);
  if (!operation) throw new ApiRefusal('not_found', 'there is no such operation');
  const names = question.path ?? {};
  if (!Object.values(names).every((name) => name.isWellFormed())) {
    throw new ApiRefusal('not_found', 'there is nothing at this address');
  }
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(names[name] ?? ''),
  );
  return perform(act, {
    method: operation.method,
    path,
    query: new URLSearchParams(question.query),
    body: question.body ?? {},
    ifMatch: question.version ?? null,
  });
}
