import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { listMethods } from '#app/flows/my-account/authentication-methods.ts';
import { beginNewPasskey, foreignFieldsOf } from '#app/flows/my-account/new-passkey.ts';

import { readJsonBody } from './api-requests.ts';
import { answered, answerPerson, methodNotAllowed, METHODS_PATH, problem } from './my-account.ts';

/** The person's ways to sign in; with `?type=`, those of one kind. */
export const loader = (sent: LoaderFunctionArgs) =>
  answerPerson(sent, 'read:me:authentication_methods', async (person) => {
    const type = new URL(sent.request.url).searchParams.get('type');
    const methods = await listMethods(sent.context, person);
    return answered({
      authentication_methods: methods.filter((method) => type === null || method.type === type),
    });
  });

const wanted = z.object({
  type: z.literal('passkey', 'expected "passkey": nothing else is added here'),
  connection: z.string().max(300).optional(),
  identity_user_id: z.string().max(300).optional(),
});

/** Begins a new passkey. What the device answers goes to the address in `Location`. */
export function action(sent: ActionFunctionArgs) {
  const { request, context } = sent;
  if (request.method !== 'POST') return methodNotAllowed('GET', 'POST');
  return answerPerson(sent, 'create:me:authentication_methods', async (person) => {
    const read = await readJsonBody(request, context, wanted);
    if (!read.ok) return problem(read, read);
    const foreign = foreignFieldsOf(person, read.body);
    if (foreign.length > 0) {
      const message = "expected the user's own, or nothing";
      const faults = foreign.map((field) => ({ pointer: `/${field}`, message }));
      return problem({ code: 'invalid_request' }, { faults });
    }
    const begun = await beginNewPasskey(context, person);
    if (!begun.ok) return problem(begun);
    return answered(
      { auth_session: begun.authSession, authn_params_public_key: begun.creationOptions },
      {
        status: 202,
        headers: { Location: `${context.site.origin}${METHODS_PATH}/passkey%7Cnew` },
      },
    );
  });
}
