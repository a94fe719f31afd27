import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { parseTypedName } from '#app/flows/account/typed-name.ts';
import { beginNativeSignUp } from '#app/flows/native/begin-sign-up.ts';

import { answerAsking, asking, onlyPost, text } from './passkey-api.ts';

const name = text(300);

/** Devices show it with the passkey. */
const fullName = name
  .refine(
    (value) => value === undefined || parseTypedName(value) !== undefined,
    'expected up to 120 characters that can be seen, on one line',
  )
  .transform((value) => value && parseTypedName(value));

const body = z.object({
  ...asking,
  user_profile: z.object({
    email: text(300),
    phone_number: text(300),
    username: text(300),
    name: fullName,
    given_name: name,
    family_name: name,
    nickname: name,
    picture: text(2000).refine(
      (value) => value === undefined || URL.parse(value)?.protocol === 'https:',
      'expected an https address',
    ),
  }),
  user_metadata: z
    .record(z.string().min(1).max(100), z.string().max(500))
    .refine((metadata) => Object.keys(metadata).length <= 10, 'expected at most 10 members')
    .optional(),
});

export const loader = onlyPost;

/** A challenge to sign up with, for an application that shows no page of ours. */
export const action = (sent: ActionFunctionArgs) =>
  answerAsking(sent, body, (said) => beginNativeSignUp(sent.context, said));
