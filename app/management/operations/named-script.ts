/** Which script an address names, and which version of it is meant. */
import { z } from 'zod';

import { scriptNames } from '#app/connections/own-database/contract.ts';

import { getConnectionById } from '../connections.ts';
import { scriptNameSchema } from '../named-script.ts';
import type { ScriptReference, VersionChoice } from '../named-script.ts';
import type { Act } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

const expectedVersion = 'expected the number of a version, published or draft';

/** In an address. */
export const versionText = z
  .string()
  .regex(/^(?:published|draft|[1-9][0-9]{0,8})$/, expectedVersion)
  .transform((text): VersionChoice =>
    text === 'published' || text === 'draft' ? text : Number(text),
  );

/** In a document. */
export const versionChoice = z.union(
  [
    z.enum(['published', 'draft']),
    z.int(expectedVersion).min(1, expectedVersion).max(999_999_999, expectedVersion),
  ],
  expectedVersion,
);

/** What runs is asked for somebody by this, in both ways, where passkeys need it. */
export const identifier = z.string().min(1).max(1000);

/** A version, or a source that is not saved. */
export const triedFields = {
  version: versionChoice.optional(),
  source: z.string().optional(),
};

export const requireOneOfTried = ({ version, source }: { version?: unknown; source?: unknown }) =>
  version === undefined || source === undefined;

export const eitherTried = 'expected either a version or a source';

/** By the names that use-cases know. @throws ApiRefusal */
export async function scriptAt(
  act: Act,
  { id, script }: { id: string; script: string },
): Promise<ScriptReference> {
  const connection = await connectionAt(act, id);
  if (scriptNameSchema.safeParse(script).success) return { connection, script };
  throw new ApiRefusal(
    'inexistent_script',
    `there is no script of this name: expected ${scriptNames.join(', ')}`,
  );
}

/** What a connection is called. */
export const connectionAt = async ({ site }: Act, id: string): Promise<string> =>
  (await getConnectionById(site.tenant.id, id)).name;
