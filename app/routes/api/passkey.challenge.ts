import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { beginNativeSignIn } from '#app/flows/native/begin-sign-in.ts';

import { answerAsking, asking, onlyPost, text } from './passkey-api.ts';

const body = z.object({ ...asking, relying_party_identifier: text(253) });

export const loader = onlyPost;

/** A challenge to sign in with, for an application that shows no page of ours. */
export const action = (sent: ActionFunctionArgs) =>
  answerAsking(sent, body, (said) => beginNativeSignIn(sent.context, said));
