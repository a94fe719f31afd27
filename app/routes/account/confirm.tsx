import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import {
  confirmWithPasskey,
  confirmWithPassword,
  offerConfirmation,
} from '#app/flows/account/confirm.ts';
import { findOwnPasskey } from '#app/flows/account/own-passkey.ts';
import { purposeName, purposeOf } from '#app/flows/account/purpose.ts';
import type { AccountPurpose } from '#app/flows/account/purpose.ts';

import { ConfirmPage } from '../../ui/account/confirm-page.tsx';
import { passkeyPath } from '../../ui/account/passkey-path.ts';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused, refuseRequest } from '../hosted/requests.ts';
import { requireAccount } from './account-requests.ts';

export const meta = titled('account.confirm.title');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const account = await requireAccount(context);
  const purpose = requirePurpose(new URL(request.url).searchParams.get('for'));
  const toDelete =
    purpose.act === 'delete_passkey'
      ? ((await findOwnPasskey(context, account, purpose.passkeyId)) ??
        refuseRequest('passkey_not_found'))
      : null;
  return {
    purpose: purposeName(purpose),
    passkeyName: toDelete && toDelete.name,
    identifier: account.identifier,
    ...(await offerConfirmation(context, account, purpose)),
    error: context.refusal,
  };
}

const form = z.object({
  for: z.string().max(200),
  passkey: z.string().max(50_000).optional(),
  password: z.string().max(20_000).default(''),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readForm(request, context, form);
  const account = await requireAccount(context);
  const purpose = requirePurpose(sent.for);
  const confirmed =
    sent.passkey === undefined
      ? await confirmWithPassword(context, account, purpose, sent.password)
      : await confirmWithPasskey(context, account, purpose, sent.passkey);
  return confirmed.ok ? redirect(pageOf(purpose), 303) : refused(context, confirmed);
}

const requirePurpose = (name: string | null): AccountPurpose =>
  purposeOf(name ?? '') ?? refuseRequest('not_found');

/** The page that waits for the confirmation. */
const pageOf = (purpose: AccountPurpose): string =>
  purpose.act === 'add_passkey'
    ? '/account/passkeys/new'
    : passkeyPath(purpose.passkeyId, 'delete');

export default function Confirm() {
  return <ConfirmPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
