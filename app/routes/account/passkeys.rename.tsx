import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { statusOf } from '#app/errors.ts';
import { findOwnPasskey } from '#app/flows/account/own-passkey.ts';
import { renameOwnPasskey } from '#app/flows/account/rename-passkey.ts';

import { RenamePasskeyPage } from '../../ui/account/rename-passkey-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refuseRequest } from '../hosted/requests.ts';
import { accountUrl, requireAccount } from './account-requests.ts';

export const meta = titled('account.rename.title');

export async function loader({ params, context }: LoaderFunctionArgs) {
  const account = await requireAccount(context);
  const passkey = await findOwnPasskey(context, account, params.id ?? '');
  if (!passkey) return refuseRequest('passkey_not_found');
  return { passkeyId: passkey.id, name: passkey.name, error: context.refusal };
}

const form = z.object({ name: z.string().max(10_000).default('') });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { name } = await readForm(request, context, form);
  const account = await requireAccount(context);
  const renamed = await renameOwnPasskey(context, account, params.id ?? '', name);
  if (renamed.ok) return redirect(accountUrl('renamed', renamed.passkey.id), 303);
  const { code } = renamed;
  context.refusal = { code };
  return data({ typed: name }, { status: statusOf(code) });
}

export default function RenamePasskey() {
  const passkey = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>()?.typed;
  return <RenamePasskeyPage {...useHosted()} {...passkey} name={typed ?? passkey.name} />;
}
