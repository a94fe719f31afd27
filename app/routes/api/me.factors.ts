import type { LoaderFunctionArgs } from '@remix-run/node';

import { listFactors } from '#app/flows/my-account/authentication-methods.ts';

import { answered, answerPerson, onlyFor } from './my-account.ts';

/** The kinds of way to sign in that there are for the person. */
export const loader = (sent: LoaderFunctionArgs) =>
  answerPerson(sent, 'read:me:factors', (person) =>
    Promise.resolve(answered({ factors: listFactors(person) })),
  );

export const action = onlyFor('GET');
