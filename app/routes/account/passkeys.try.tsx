import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { offerTest, testPasskey } from '#app/flows/account/test-passkey.ts';

import { TestPasskeyPage } from '../../ui/account/test-passkey-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused, refuseRequest } from '../hosted/requests.ts';
import { accountUrl, requireAccount } from './account-requests.ts';

export const meta = titled('account.test.title');

export async function loader({ params, context }: LoaderFunctionArgs) {
  const account = await requireAccount(context);
  const test = await offerTest(context, account, params.id ?? '');
  if (!test) return refuseRequest('passkey_not_found');
  const { passkey, requestOptions } = test;
  return { passkeyId: passkey.id, name: passkey.name, requestOptions, error: context.refusal };
}

const form = z.object({ passkey: z.string().max(50_000).default('') });

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { passkey } = await readForm(request, context, form);
  const account = await requireAccount(context);
  const tested = await testPasskey(context, account, params.id ?? '', passkey);
  return tested.ok
    ? redirect(accountUrl('tested', tested.passkey.id), 303)
    : refused(context, tested);
}

export default function TestPasskey() {
  return <TestPasskeyPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
