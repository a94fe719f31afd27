import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { finishNewPasskey } from '#app/flows/my-account/new-passkey.ts';

import { readJsonBody } from './api-requests.ts';
import { answered, answerPerson, methodNotAllowed, onlyFor, problem } from './my-account.ts';

export const loader = onlyFor('POST');

const answerOfDevice = z.object({
  auth_session: z.string().min(1).max(200),
  authn_response: z.union([z.record(z.string(), z.unknown()), z.string().min(1)]),
});

/** Takes what the device answered, and stores the passkey. */
export function action(sent: ActionFunctionArgs) {
  const { request, context, params } = sent;
  if (request.method !== 'POST') return methodNotAllowed('POST');
  return answerPerson(sent, 'create:me:authentication_methods', async (person) => {
    if (params.id !== 'passkey|new') return problem({ code: 'not_found' });
    const read = await readJsonBody(request, context, answerOfDevice);
    if (!read.ok) return problem(read, read);
    const { auth_session: authSession, authn_response: response } = read.body;
    const added = await finishNewPasskey(context, person, { authSession, response });
    return added.ok ? answered(added.method, { status: 201 }) : problem(added);
  });
}
