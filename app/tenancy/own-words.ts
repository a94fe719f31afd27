import { listCustomSentences } from '#app/store/custom-sentences.ts';
import type { Tenant } from '#app/store/tenants.ts';

import { rememberSetting } from './remembered-settings.ts';

/** What a tenant's pages say in its own words, by language and key. Only what differs is here. */
export const ownWordsOf = (
  tenant: Pick<Tenant, 'id' | 'settingsVersion'>,
): Promise<Record<string, Record<string, string>>> =>
  rememberSetting(tenant, 'own-words', async () => {
    const byLanguage = Map.groupBy(await listCustomSentences(tenant.id), (row) => row.language);
    return Object.fromEntries(
      Array.from(byLanguage, ([language, rows]) => [
        language,
        Object.fromEntries(rows.map(({ key, text }) => [key, text])),
      ]),
    );
  });
