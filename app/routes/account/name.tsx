import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { statusOf } from '#app/errors.ts';
import { mayRename, renameSelf } from '#app/flows/account/rename-user.ts';

import { NamePage } from '../../ui/account/name-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refuseRequest } from '../hosted/requests.ts';
import { accountUrl, requireAccount } from './account-requests.ts';

export const meta = titled('account.name.title');

export async function loader({ context }: LoaderFunctionArgs) {
  const account = await requireAccount(context);
  if (!mayRename(account)) refuseRequest('not_found');
  const { user } = account;
  return { name: user.name ?? '', error: context.refusal };
}

const form = z.object({ name: z.string().max(10_000).default('') });

export async function action({ request, context }: ActionFunctionArgs) {
  const { name } = await readForm(request, context, form);
  const renamed = await renameSelf(context, await requireAccount(context), name);
  if (renamed.ok) return redirect(accountUrl('named'), 303);
  const { code } = renamed;
  context.refusal = { code };
  return data({ typed: name }, { status: statusOf(code) });
}

export default function Name() {
  const { name, error } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>()?.typed;
  return <NamePage {...useHosted()} error={error} name={typed ?? name} />;
}
