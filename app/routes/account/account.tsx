import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { findAccount } from '#app/flows/account/account.ts';
import { accountOverview } from '#app/flows/account/overview.ts';

import { OverviewPage } from '../../ui/account/overview-page.tsx';
import type { Done } from '../../ui/account/overview-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted, useLanguage } from '../../ui/hosted/use-hosted.ts';

export const meta = titled('account.title');

/** One's own passkeys and sessions. A name in `connection` says how to sign in, where that is needed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const found = await findAccount(context, query.get('connection')?.slice(0, 200));
  if (!found.ok) throw redirect(found.signInPath, 303);
  const overview = await accountOverview(context, found.account);
  return { ...overview, done: doneIn(query, overview.passkeys) };
}

/** What the address says was done, as far as it can have been. */
function doneIn(
  query: URLSearchParams,
  passkeys: readonly { id: string; name: string }[],
): Done | null {
  const act = query.get('done');
  if (act === 'revoked' || act === 'suggested' || act === 'named') return { act };
  const passkey = passkeys.find(({ id }) => id === query.get('passkey'));
  if (!passkey || (act !== 'added' && act !== 'renamed' && act !== 'tested')) return null;
  return { act, passkey: { id: passkey.id, name: passkey.name } };
}

/** The forms post to their own addresses; this one has nothing to take. */
export const action = () => redirect('/account', 303);

export default function AccountOverview() {
  const { locale } = useLanguage();
  return <OverviewPage {...useHosted()} {...useLoaderData<typeof loader>()} locale={locale} />;
}
