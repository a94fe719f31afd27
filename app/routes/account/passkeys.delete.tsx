import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { considerDeletion, deleteOwnPasskey } from '#app/flows/account/delete-passkey.ts';
import { passkeySignals } from '#app/flows/passkey-signals.ts';

import { DeletedPasskeyPage } from '../../ui/account/deleted-passkey-page.tsx';
import { DeletePasskeyPage } from '../../ui/account/delete-passkey-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { refused, refuseRequest } from '../hosted/requests.ts';
import { confirmUrl, requireAccount } from './account-requests.ts';

export const meta = titled('account.delete.title');

/** What deleting a passkey means, and, once it is deleted, what is left to do. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const account = await requireAccount(context);
  const { deletedPasskey } = context;
  if (deletedPasskey) {
    const { dead, ...passkey } = deletedPasskey;
    const titleKey = 'account.deleted.title' as const;
    const signals = await passkeySignals(context, account.user.id);
    return { kind: 'deleted' as const, titleKey, ...passkey, unknownCredential: dead, signals };
  }
  const passkeyId = params.id ?? '';
  const considered = await considerDeletion(context, account, passkeyId);
  if (!considered) return refuseRequest('passkey_not_found');
  const { isLast, isConfirmed, ...passkey } = considered;
  return {
    kind: 'asked' as const,
    passkeyId,
    ...passkey,
    next: isLast
      ? null
      : isConfirmed
        ? ('delete' as const)
        : { confirmUrl: confirmUrl(`delete_passkey:${passkeyId}`) },
    error: context.refusal ?? (isLast ? { code: 'last_way_in' as const } : undefined),
  };
}

export async function action({ params, context }: ActionFunctionArgs) {
  const account = await requireAccount(context);
  const deleted = await deleteOwnPasskey(context, account, params.id ?? '');
  if (!deleted.ok) return refused(context, deleted);
  const { ok: _ok, ...passkey } = deleted;
  context.deletedPasskey = passkey;
  return null;
}

export default function DeletePasskey() {
  const page = useLoaderData<typeof loader>();
  const hosted = useHosted();
  return page.kind === 'deleted' ? (
    <DeletedPasskeyPage {...hosted} {...page} />
  ) : (
    <DeletePasskeyPage {...hosted} {...page} />
  );
}
