import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { statusOf } from '#app/errors.ts';
import { addPasskey, offerNewPasskey, openNewPasskey } from '#app/flows/account/add-passkey.ts';
import { findDeadPasskey } from '#app/flows/dead-passkey.ts';

import { NewPasskeyPage } from '../../ui/account/new-passkey-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused } from '../hosted/requests.ts';
import { accountUrl, confirmUrl, requireAccount } from './account-requests.ts';

export const meta = titled('account.new.title');

export async function loader({ context }: LoaderFunctionArgs) {
  const account = await requireAccount(context);
  const offer = await (context.refusal ? offerNewPasskey : openNewPasskey)(context, account);
  const unknownCredential = context.deadPasskey ?? null;
  if (offer.ok) {
    const { creationOptions, count, max } = offer;
    const passkey = {
      creationOptions,
      challengeUrl: '/account/passkeys/new/challenge',
      stepUrl: '/account/step',
    };
    return { passkey, count, max, error: context.refusal, unknownCredential };
  }
  const needsConfirmation = offer.code === 'confirmation_required';
  if (needsConfirmation && !context.refusal) throw redirect(confirmUrl('add_passkey'), 303);
  const error = context.refusal ?? { code: offer.code };
  const page = { passkey: null, count: 0, max: 0, error, unknownCredential };
  return data(page, { status: statusOf(error.code) });
}

const form = z.object({ passkey: z.string().max(50_000).default('') });

export async function action({ request, context }: ActionFunctionArgs) {
  const { passkey } = await readForm(request, context, form);
  const account = await requireAccount(context);
  const added = await addPasskey(context, account, passkey);
  if (added.ok) return redirect(accountUrl('added', added.passkey.id), 303);
  context.deadPasskey = await findDeadPasskey(context, passkey, added);
  return refused(context, added);
}

export default function NewPasskey() {
  return <NewPasskeyPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
