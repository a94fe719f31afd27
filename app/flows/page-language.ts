import { chooseLanguage } from '#app/copy/choose-language.ts';
import { findLoginTransaction } from '#app/store/login-transactions.ts';
import { languagesOf } from '#app/tenancy/tenant-settings.ts';

import type { Caller } from './caller.ts';

/**
 * The language of a page, of those that the tenant offers: what the address or the visit's
 * application asked for with `ui_locales`, then what the browser would like.
 */
export async function findPageLanguage(
  caller: Pick<Caller, 'site' | 'browserHash'>,
  wishes: {
    asked: string | null;
    state: string | undefined;
    accepted: readonly string[];
  },
): Promise<string> {
  const asked = wishes.asked ?? (await askedByApplication(caller, wishes.state));
  return chooseLanguage(
    [...asked.split(' ').slice(0, 10), ...wishes.accepted],
    languagesOf(caller.site.tenant),
  );
}

/** A visit that is over, or that was refused, still speaks the language it was begun in. */
async function askedByApplication(
  { site, browserHash }: Pick<Caller, 'site' | 'browserHash'>,
  state: string | undefined,
): Promise<string> {
  if (!state) return '';
  const visit = await findLoginTransaction(site.tenant.id, browserHash, state);
  const query = visit?.restartPath.split('?')[1];
  return new URLSearchParams(query).get('ui_locales') ?? '';
}
