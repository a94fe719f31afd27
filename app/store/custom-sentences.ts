import { and, eq, inArray, sql } from 'drizzle-orm';

import { atomically, db } from '#db';
import { customSentences, tenants } from '#db/schema/index.ts';

export type CustomSentence = Pick<typeof customSentences.$inferSelect, 'language' | 'key' | 'text'>;

export const listCustomSentences = (tenantId: string): Promise<CustomSentence[]> =>
  db
    .select({
      language: customSentences.language,
      key: customSentences.key,
      text: customSentences.text,
    })
    .from(customSentences)
    .where(eq(customSentences.tenantId, tenantId))
    .orderBy(customSentences.language, customSentences.key);

/** Of these keys, has these texts and no others; every node notices with its next request. */
export async function replaceCustomSentences(
  tenantId: string,
  language: string,
  { keys, texts }: { keys: readonly string[]; texts: Readonly<Record<string, string>> },
): Promise<void> {
  const rows = Object.entries(texts).map(([key, text]) => ({ tenantId, language, key, text }));
  await atomically((tx) => [
    tx
      .delete(customSentences)
      .where(
        and(
          eq(customSentences.tenantId, tenantId),
          eq(customSentences.language, language),
          inArray(customSentences.key, [...keys]),
        ),
      ),
    ...(rows.length > 0 ? [tx.insert(customSentences).values(rows)] : []),
    tx
      .update(tenants)
      .set({ settingsVersion: sql`${tenants.settingsVersion} + 1` })
      .where(eq(tenants.id, tenantId)),
  ]);
}
