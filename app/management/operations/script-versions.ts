/**
 * Sources of the scripts of a connection. They are a part of its options, and open to those who may
 * read or change those.
 */
import { z } from 'zod';

import {
  diffVersions,
  listScripts,
  listVersions,
  readVersion,
  saveScript,
} from '../script-versions.ts';
import type { ListedScript, ListedVersion } from '../script-versions.ts';
import { connectionAt, scriptAt, versionText } from './named-script.ts';
import { authorOf, operation } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

const nothing = z.strictObject({});

const number = z.number();

export const stateAnswer = z.strictObject({
  script: z.string(),
  /** Numbers of versions. */
  published: number.nullable(),
  draft: number.nullable(),
  shadow: number.nullable(),
  /** What came of trying both look-ups of Get User, as passkeys need them. */
  look_ups: z
    .strictObject({ version: number, at: z.string(), problem: z.string().nullable() })
    .nullable(),
});

export const presentedState = ({
  lookUps,
  ...state
}: Omit<ListedScript, 'script'> & { script: string }): z.output<typeof stateAnswer> => ({
  ...state,
  look_ups: lookUps,
});

const versionAnswer = z.strictObject({
  version: number,
  saved_at: z.string(),
  saved_by: z.string(),
  note: z.string().nullable(),
  is_published: z.boolean(),
  is_draft: z.boolean(),
  is_shadow: z.boolean(),
});

const presented = (version: ListedVersion): z.output<typeof versionAnswer> => ({
  version: version.version,
  saved_at: version.savedAt.toISOString(),
  saved_by: version.savedBy,
  note: version.note,
  is_published: version.isPublished,
  is_draft: version.isDraft,
  is_shadow: version.isShadow,
});

function versionAt(text: string) {
  const parsed = versionText.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new ApiRefusal('inexistent_script_version', 'expected a number, published or draft');
}

const reading = { scopes: ['read:connections_options'], role: 'auditor', body: null } as const;

export const scriptVersions = [
  operation({
    id: 'list_scripts',
    method: 'GET',
    path: '/connections/{id}/scripts',
    summary: 'The scripts of a connection that were ever saved, and which version runs',
    ...{ ...reading, query: nothing },
    answer: { status: 200, schema: z.array(stateAnswer) },
    run: async (act, { path }) => {
      const scripts = await listScripts(act.site.tenant.id, await connectionAt(act, path.id));
      return scripts.map(presentedState);
    },
  }),
  operation({
    id: 'list_script_versions',
    method: 'GET',
    path: '/connections/{id}/scripts/{script}/versions',
    summary: 'All versions of a script, the newest first',
    ...{ ...reading, query: nothing },
    answer: { status: 200, schema: z.array(versionAnswer) },
    run: async (act, { path }) =>
      (await listVersions(act.site.tenant.id, await scriptAt(act, path))).map(presented),
  }),
  operation({
    id: 'save_script_version',
    method: 'POST',
    path: '/connections/{id}/scripts/{script}/versions',
    summary: 'Saves a source as a draft; the text of the newest version saves nothing',
    scopes: ['update:connections_options'],
    role: 'admin',
    query: nothing,
    body: z.strictObject({ source: z.string(), note: z.string().optional() }),
    answer: { status: 201, schema: z.strictObject({ version: number, is_new: z.boolean() }) },
    run: async (act, { path, body }) => {
      const reference = await scriptAt(act, path);
      const saved = await saveScript(act.site.tenant.id, reference, body, authorOf(act));
      return { version: saved.version, is_new: saved.isNew };
    },
  }),
  operation({
    id: 'get_script_version',
    method: 'GET',
    path: '/connections/{id}/scripts/{script}/versions/{version}',
    summary: 'A version with its source: by its number, published or draft',
    ...{ ...reading, query: nothing },
    answer: { status: 200, schema: versionAnswer.extend({ source: z.string() }) },
    run: async (act, { path }) => {
      const reference = await scriptAt(act, path);
      const version = await readVersion(act.site.tenant.id, reference, versionAt(path.version));
      return { ...presented(version), source: version.source };
    },
  }),
  operation({
    id: 'get_script_diff',
    method: 'GET',
    path: '/connections/{id}/scripts/{script}/diff',
    summary: 'What changed between two versions as a unified diff: from what runs to the draft',
    ...reading,
    query: z.strictObject({ from: versionText.optional(), to: versionText.optional() }),
    answer: {
      status: 200,
      schema: z.strictObject({ from: number, to: number, diff: z.string() }),
    },
    run: async (act, { path, query: { from, to } }) =>
      diffVersions(act.site.tenant.id, await scriptAt(act, path), {
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      }),
  }),
];
