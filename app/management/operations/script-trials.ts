/** Running scripts to see what they do, for real, without anything of the run being kept. */
import { z } from 'zod';

import { tryLookUps } from '../script-look-ups.ts';
import { tryScript } from '../script-trials.ts';
import type { TriedRun } from '../script-trials.ts';
import {
  connectionAt,
  eitherTried,
  identifier,
  requireOneOfTried,
  scriptAt,
  triedFields,
} from './named-script.ts';
import { operation } from './operation.ts';

/** What a run came to: what there is beside belongs to its outcome. Secrets are masked. */
export const runAnswer = z.looseObject({
  outcome: z.string(),
  console: z
    .array(z.strictObject({ level: z.string(), text: z.string(), afterMs: z.number() }))
    .optional(),
  timing: z.looseObject({ ranMs: z.number(), waitedMs: z.number() }),
});

export const triedAnswer = z.strictObject({
  /** Null where the source was not saved. */
  version: z.number().nullable(),
  /** It came to no answer; a script that says no has answered. */
  has_failed: z.boolean(),
  run: runAnswer,
});

export const presentedTrial = ({ version, hasFailed, run }: TriedRun) => ({
  ...{ version, has_failed: hasFailed, run },
});

/** In what a run differs from what was expected of it. */
export const differenceAnswer = z.strictObject({
  path: z.string(),
  expected: z.unknown().optional(),
  got: z.unknown().optional(),
});

const trying = {
  method: 'POST',
  scopes: ['update:connections_options'],
  role: 'admin',
  query: z.strictObject({}),
} as const;

export const scriptTrials = [
  operation({
    ...trying,
    id: 'try_script',
    path: '/connections/{id}/scripts/{script}/try',
    summary:
      'Runs a version, or a source that is not saved, with an input: what it changes is changed',
    body: z
      .strictObject({ input: z.record(z.string(), z.unknown()), ...triedFields })
      .refine(requireOneOfTried, eitherTried),
    answer: { status: 200, schema: triedAnswer },
    run: async (act, { path, body }) =>
      presentedTrial(await tryScript(act.site.tenant.id, await scriptAt(act, path), body)),
  }),
  operation({
    ...trying,
    id: 'try_look_ups',
    path: '/connections/{id}/look-ups',
    summary: 'Tries whether Get User finds somebody by identifier and by id, as passkeys need it',
    body: z.strictObject({ identifier }),
    answer: {
      status: 200,
      schema: z.strictObject({
        ...{ version: z.number(), at: z.string(), problem: z.string().nullable() },
      }),
    },
    run: async (act, { path, body }) =>
      tryLookUps(act.site.tenant.id, await connectionAt(act, path.id), body.identifier),
  }),
];
