import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { beginNativeSignIn } from '#app/flows/native/begin-sign-in.ts';

import { asking, beginWith, onlyPost, readAsking, refusedAsking, text } from './passkey-api.ts';

const body = z.object({ ...asking, relying_party_identifier: text(253) });

export const loader = onlyPost;

/** A challenge to sign in with, for an application that shows no page of ours. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') return onlyPost();
  const read = await readAsking(request, context, body);
  if (!read.ok) return refusedAsking(read);
  const begun = await beginNativeSignIn(context, read.body);
  return begun.ok ? beginWith(begun) : refusedAsking(begun);
}
