/** Which version of a script runs. */
import { z } from 'zod';

import {
  listPublications,
  publishScript,
  rollBackScript,
  unpublishScript,
} from '../script-publishing.ts';
import type { Published } from '../script-publishing.ts';
import { listScripts } from '../script-versions.ts';
import { identifier, scriptAt, versionChoice } from './named-script.ts';
import { authorOf, operation } from './operation.ts';
import { presentedState, stateAnswer } from './script-versions.ts';

const nothing = z.strictObject({});

const number = z.number();

const publishedAnswer = z.strictObject({
  version: number,
  /** What ran before. */
  previous: number.nullable(),
  look_ups: z.strictObject({ problem: z.string().nullable() }).optional(),
});

const presented = ({
  version,
  previous,
  lookUps,
}: Published): z.output<typeof publishedAnswer> => ({
  ...{ version, previous },
  ...(lookUps && { look_ups: lookUps }),
});

const changing = { scopes: ['update:connections_options'], role: 'admin', query: nothing } as const;

const reading = {
  method: 'GET',
  scopes: ['read:connections_options'],
  role: 'auditor',
  query: nothing,
  body: null,
} as const;

const unsaved = { published: null, draft: null, shadow: null, lookUps: null };

export const scriptPublishing = [
  operation({
    ...reading,
    id: 'get_published_script',
    path: '/connections/{id}/scripts/{script}/published',
    summary: 'Which version of a script runs, and which is being worked on',
    answer: { status: 200, schema: stateAnswer },
    run: async (act, { path }) => {
      const { connection } = await scriptAt(act, path);
      const scripts = await listScripts(act.site.tenant.id, connection);
      const found = scripts.find(({ script }) => script === path.script);
      return presentedState(found ?? { ...unsaved, script: path.script });
    },
  }),
  operation({
    ...changing,
    id: 'publish_script',
    method: 'PUT',
    path: '/connections/{id}/scripts/{script}/published',
    summary: 'Lets a version run from the next run on; the newest, where none is named',
    body: z.strictObject({ version: versionChoice.optional(), identifier: identifier.optional() }),
    answer: { status: 200, schema: publishedAnswer },
    run: async (act, { path, body }) => {
      const reference = await scriptAt(act, path);
      return presented(await publishScript(act.site.tenant.id, reference, body, authorOf(act)));
    },
  }),
  operation({
    ...changing,
    id: 'unpublish_script',
    method: 'DELETE',
    path: '/connections/{id}/scripts/{script}/published',
    summary: 'Takes a script away, so that none runs; its versions stay',
    body: null,
    answer: { status: 200, schema: z.strictObject({ previous: number }) },
    run: async (act, { path }) => {
      const reference = await scriptAt(act, path);
      const { previous } = await unpublishScript(act.site.tenant.id, reference, authorOf(act));
      return { previous };
    },
  }),
  operation({
    ...changing,
    id: 'roll_back_script',
    method: 'POST',
    path: '/connections/{id}/scripts/{script}/rollback',
    summary: 'Lets the version run again that ran before the one that runs now',
    body: z.strictObject({ identifier: identifier.optional() }),
    answer: { status: 200, schema: publishedAnswer },
    run: async (act, { path, body }) => {
      const reference = await scriptAt(act, path);
      return presented(await rollBackScript(act.site.tenant.id, reference, body, authorOf(act)));
    },
  }),
  operation({
    ...reading,
    id: 'list_script_publications',
    path: '/connections/{id}/scripts/{script}/publications',
    summary: 'Which version ran since when, and whose act that was, the newest first',
    answer: {
      status: 200,
      schema: z.array(
        z.strictObject({ version: number, published_at: z.string(), published_by: z.string() }),
      ),
    },
    run: async (act, { path }) => {
      const publications = await listPublications(act.site.tenant.id, await scriptAt(act, path));
      return publications.map(({ version, publishedAt, publishedBy }) => ({
        ...{ version, published_at: publishedAt.toISOString(), published_by: publishedBy },
      }));
    },
  }),
];
