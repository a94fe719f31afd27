/** What loaders of the dashboard read with: operations, on behalf of whoever is signed in. */
import { data } from '@remix-run/node';

import { ask } from '#app/management/operations/ask.ts';
import type { Question } from '#app/management/operations/ask.ts';
import { refusalStatusOf, ApiRefusal } from '#app/management/operations/refusal.ts';
import { operationsOfRole } from '#app/management/operations/roles.ts';

import type { AtWork } from './administrator.ts';

type Asked = Omit<Question, 'operation' | 'body' | 'version'>;

/** An answer, with the version to send back with a change. A refusal becomes the error page. */
export async function readVersioned<Answer>(
  { act }: AtWork,
  operation: string,
  asked: Asked = {},
): Promise<{ answer: Answer; version: string }> {
  try {
    const { body, version } = await ask(act, { operation, ...asked });
    return { answer: body as Answer, version: version ?? '' };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    throw data(
      { code: error.code, message: error.message },
      { status: refusalStatusOf(error.code) },
    );
  }
}

/** An answer whose version nobody needs. */
export async function read<Answer>(
  at: AtWork,
  operation: string,
  asked: Asked = {},
): Promise<Answer> {
  return (await readVersioned<Answer>(at, operation, asked)).answer;
}

/** Whether whoever is signed in may do something: what they may not do is not shown. */
export const may = ({ act }: AtWork, operation: string): boolean =>
  operationsOfRole(act.actor.role).includes(operation);

/** Ends a request for a page that is not for this role. */
export function requireMay(at: AtWork, operation: string): void {
  if (!may(at, operation)) throw data({ code: 'insufficient_scope' }, { status: 403 });
}
