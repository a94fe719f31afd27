/** Runs that somebody may want to look into: they failed, or their shadow came to something else. */
import { z } from 'zod';

import { findScriptRun } from '#app/store/script-runs.ts';

import { ManagementError } from '../management-error.ts';
import { findNamedScript } from '../named-script.ts';
import { listFailedRuns, replayRun } from '../script-runs.ts';
import { endShadow, listShadowDifferences, startShadow } from '../script-shadow.ts';
import { scriptAt, versionChoice } from './named-script.ts';
import { operation } from './operation.ts';
import { differenceAnswer, presentedTrial, runAnswer, triedAnswer } from './script-trials.ts';

const newest = z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(20) });

const nothing = z.strictObject({});

const number = z.number();

const reading = {
  method: 'GET',
  scopes: ['read:connections_options'],
  role: 'auditor',
  query: newest,
  body: null,
} as const;

const changing = { scopes: ['update:connections_options'], role: 'admin', query: nothing } as const;

const shadowAnswer = z.strictObject({ published: number, shadow: number.nullable() });

const beside = z.strictObject({ version: number, run: runAnswer });

export const scriptRuns = [
  operation({
    ...reading,
    id: 'list_failed_script_runs',
    path: '/connections/{id}/scripts/{script}/runs',
    summary: 'Runs that failed in the last week, the newest first, without passwords',
    answer: {
      status: 200,
      schema: z.array(
        z.strictObject({
          ...{ id: z.string(), version: number, at: z.string() },
          ...{ input: z.record(z.string(), z.unknown()), outcome: runAnswer },
        }),
      ),
    },
    run: async (act, { path, query }) => {
      const runs = await listFailedRuns(act.site.tenant.id, await scriptAt(act, path), query);
      return runs.map(({ at, ...run }) => ({ ...run, at: at.toISOString() }));
    },
  }),
  operation({
    ...changing,
    id: 'replay_script_run',
    method: 'POST',
    path: '/connections/{id}/scripts/{script}/runs/{run_id}/replay',
    summary:
      'Runs again what a run was called with, for real, with what runs now or another version',
    body: z.strictObject({
      version: versionChoice.default('published'),
      /** Of that run; it is kept nowhere. */
      password: z.string().max(1000).optional(),
      /** It may do again what it does to the database: for create, delete and the like. */
      may_change: z.boolean().default(false),
    }),
    answer: { status: 200, schema: triedAnswer },
    run: async (act, { path, body: { version, password, may_change: mayChange } }) => {
      const tenantId = act.site.tenant.id;
      const { key } = await findNamedScript(tenantId, await scriptAt(act, path));
      const run = await findScriptRun(tenantId, path.run_id);
      if (run?.connectionId !== key.connectionId || run.script !== key.script) {
        throw new ManagementError('script_run_not_found', `${key.script} has no such run`);
      }
      return presentedTrial(await replayRun(tenantId, run.id, { version, password, mayChange }));
    },
  }),
  operation({
    ...reading,
    id: 'get_script_shadow',
    path: '/connections/{id}/scripts/{script}/shadow',
    summary: 'What runs in the shadow of what is published, and in what it came to something else',
    answer: {
      status: 200,
      schema: z.strictObject({
        shadow: number.nullable(),
        counts: z.array(
          z.strictObject({ published: z.string(), shadow: z.string(), runs: number }),
        ),
        differences: z.array(
          z.strictObject({
            ...{ run_id: z.string(), at: z.string(), published: beside, shadow: beside },
            differences: z.array(differenceAnswer),
          }),
        ),
      }),
    },
    run: async (act, { path, query }) => {
      const reference = await scriptAt(act, path);
      const report = await listShadowDifferences(act.site.tenant.id, reference, query);
      const differences = report.differences.map(({ runId, at, ...one }) => ({
        ...{ ...one, run_id: runId, at: at.toISOString() },
      }));
      return { ...report, differences };
    },
  }),
  operation({
    ...changing,
    id: 'start_script_shadow',
    method: 'PUT',
    path: '/connections/{id}/scripts/{script}/shadow',
    summary: 'Lets a version run beside the published one, without effect; the newest by default',
    body: z.strictObject({ version: versionChoice.default('draft') }),
    answer: { status: 200, schema: shadowAnswer },
    run: async (act, { path, body }) => {
      const reference = await scriptAt(act, path);
      const { published, shadow } = await startShadow(act.site.tenant.id, reference, body.version);
      return { published, shadow };
    },
  }),
  operation({
    ...changing,
    id: 'end_script_shadow',
    method: 'DELETE',
    path: '/connections/{id}/scripts/{script}/shadow',
    summary: 'Ends a shadow; the differences that were noted stay for a week',
    body: null,
    answer: { status: 200, schema: shadowAnswer },
    run: async (act, { path }) => {
      const { published, shadow } = await endShadow(act.site.tenant.id, await scriptAt(act, path));
      return { published, shadow };
    },
  }),
];
