/** What the APIs share: JSON in. Each has its own envelope for what goes out. */
import type { AppLoadContext } from '@remix-run/node';
import type { z } from 'zod';

import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';

import { noteOddRequest } from '../hosted/requests.ts';

/** One thing that is wrong with a body: where, and what would be right. */
export type BodyFault = { pointer: string; message: string };

/**
 * The body of a request, in the form that `schema` wants. Refuses with `invalid_request`; `faults`
 * say what was wrong, for whoever wrote the application.
 */
export async function readJsonBody<Schema extends z.ZodType>(
  request: Request,
  context: AppLoadContext,
  schema: Schema,
): Promise<{ ok: true; body: z.output<Schema> } | (Refused & { faults: BodyFault[] })> {
  const read = await readDocument(request);
  if (!read.ok) return refused(request, context, [{ pointer: '', message: read.message }]);
  const parsed = schema.safeParse(read.document);
  if (parsed.success) return { ok: true, body: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part)}`).join(''),
    message,
  }));
  return refused(request, context, faults);
}

async function readDocument(
  request: Request,
): Promise<{ ok: true; document: unknown } | { ok: false; message: string }> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\b/i.test(type)) {
    return { ok: false, message: 'expected a body of type application/json' };
  }
  const text = await request.text();
  // Neither engine can hold it, and no application means it.
  if (/\0|\\u0000/.test(text)) return { ok: false, message: 'expected a body without U+0000' };
  try {
    const document: unknown = JSON.parse(text);
    // PostgreSQL takes no half of a character, wherever in a document it stands.
    if (halfOfCharacter.test(JSON.stringify(document))) {
      return { ok: false, message: 'expected a body without halves of characters' };
    }
    return { ok: true, document };
  } catch {
    return { ok: false, message: 'expected JSON' };
  }
}

/** How JSON is written of a surrogate that stands alone; of a pair it is the character itself. */
const halfOfCharacter = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

async function refused(request: Request, context: AppLoadContext, faults: BodyFault[]) {
  await noteOddRequest(request, context, 'invalid_request');
  return { ...refuse('invalid_request'), faults };
}
