import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { listMethods } from '#app/flows/my-account/authentication-methods.ts';
import { deleteMethod, renameMethod } from '#app/flows/my-account/change-passkey.ts';

import { readJsonBody } from './api-requests.ts';
import { answered, answerPerson, methodNotAllowed, noContent, problem } from './my-account.ts';

/** One of the person's ways to sign in. */
export const loader = (sent: LoaderFunctionArgs) =>
  answerPerson(sent, 'read:me:authentication_methods', async (person) => {
    const methods = await listMethods(sent.context, person);
    const method = methods.find(({ id }) => id === sent.params.id);
    return method ? answered(method) : problem({ code: 'passkey_not_found' });
  });

const change = z.object({
  name: z.string('expected a name of 1 to 120 characters').max(1000),
  preferred_authentication_method: z
    .undefined('expected nothing: only a phone number has one, and there are none')
    .optional(),
});

/** Renames a passkey, or deletes it. A password is changed elsewhere. */
export function action(sent: ActionFunctionArgs) {
  const id = sent.params.id ?? '';
  if (id.startsWith('password|')) return methodNotAllowed('GET');
  if (sent.request.method === 'DELETE') return remove(sent, id);
  if (sent.request.method === 'PATCH') return rename(sent, id);
  return methodNotAllowed('GET', 'PATCH', 'DELETE');
}

const remove = (sent: ActionFunctionArgs, id: string) =>
  answerPerson(sent, 'delete:me:authentication_methods', async (person) => {
    const deleted = await deleteMethod(sent.context, person, id);
    return deleted.ok ? noContent() : problem(deleted);
  });

const rename = (sent: ActionFunctionArgs, id: string) =>
  answerPerson(sent, 'update:me:authentication_methods', async (person) => {
    const read = await readJsonBody(sent.request, sent.context, change);
    if (!read.ok) return problem(read, read);
    const renamed = await renameMethod(sent.context, person, id, read.body.name);
    if (renamed.ok) return answered(renamed.method);
    const message = 'expected 1 to 120 characters that can be seen, on one line';
    const faults = renamed.code === 'passkey_name_invalid' ? [{ pointer: '/name', message }] : [];
    return problem(renamed, { faults });
  });
