/** Inputs that are kept to try a script with. Their passwords go in and never out. */
import { z } from 'zod';

import type { ScriptFixture } from '#app/store/script-fixtures.ts';

import { ManagementError } from '../management-error.ts';
import { deleteFixture, listFixtures, runFixtures, saveFixture } from '../script-fixtures.ts';
import { eitherTried, requireOneOfTried, scriptAt, triedFields } from './named-script.ts';
import { authorOf, operation } from './operation.ts';
import { differenceAnswer, runAnswer } from './script-trials.ts';

const document = z.record(z.string(), z.unknown());

const answer = z.strictObject({
  name: z.string(),
  input: document,
  expected: document.nullable(),
  updated_at: z.string(),
  updated_by: z.string(),
});

const presented = ({
  name,
  input,
  expected,
  updatedAt,
  updatedBy,
}: ScriptFixture): z.output<typeof answer> => ({
  ...{ name, input, expected, updated_at: updatedAt.toISOString(), updated_by: updatedBy },
});

const query = z.strictObject({});

const reading = {
  method: 'GET',
  scopes: ['read:connections_options'],
  role: 'auditor',
  query,
  body: null,
} as const;

const changing = { scopes: ['update:connections_options'], role: 'admin', query } as const;

export const scriptFixtures = [
  operation({
    ...reading,
    id: 'list_script_fixtures',
    path: '/connections/{id}/scripts/{script}/fixtures',
    summary: 'The fixtures of a script, by name',
    answer: { status: 200, schema: z.array(answer) },
    run: async (act, { path }) =>
      (await listFixtures(act.site.tenant.id, await scriptAt(act, path))).map(presented),
  }),
  operation({
    ...reading,
    id: 'get_script_fixture',
    path: '/connections/{id}/scripts/{script}/fixtures/{name}',
    summary: 'A fixture',
    answer: { status: 200, schema: answer },
    run: async (act, { path }) => {
      const fixtures = await listFixtures(act.site.tenant.id, await scriptAt(act, path));
      const found = fixtures.find(({ name }) => name === path.name);
      if (found) return presented(found);
      throw new ManagementError('fixture_not_found', `${path.script} has no fixture of this name`);
    },
  }),
  operation({
    ...changing,
    id: 'save_script_fixture',
    method: 'PUT',
    path: '/connections/{id}/scripts/{script}/fixtures/{name}',
    summary: 'Saves a fixture; a mask keeps the password that is there',
    body: z.strictObject({ input: document, expected: document.nullish() }),
    answer: { status: 200, schema: answer },
    run: async (act, { path, body }) => {
      const fixture = { ...body, name: path.name };
      const reference = await scriptAt(act, path);
      return presented(await saveFixture(act.site.tenant.id, reference, fixture, authorOf(act)));
    },
  }),
  operation({
    ...changing,
    id: 'delete_script_fixture',
    method: 'DELETE',
    path: '/connections/{id}/scripts/{script}/fixtures/{name}',
    summary: 'Deletes a fixture',
    body: null,
    answer: { status: 204, schema: null },
    run: async (act, { path }) =>
      deleteFixture(act.site.tenant.id, await scriptAt(act, path), path.name),
  }),
  operation({
    ...changing,
    id: 'run_script_fixtures',
    method: 'POST',
    path: '/connections/{id}/scripts/{script}/fixture-runs',
    summary: 'Runs a script with all its fixtures, for real, one after the other',
    body: z.strictObject(triedFields).refine(requireOneOfTried, eitherTried),
    answer: {
      status: 200,
      schema: z.strictObject({
        version: z.number().nullable(),
        results: z.array(
          z.strictObject({
            ...{ name: z.string(), passed: z.boolean(), missed: z.array(differenceAnswer) },
            run: runAnswer,
          }),
        ),
      }),
    },
    run: async (act, { path, body }) =>
      runFixtures(act.site.tenant.id, await scriptAt(act, path), body),
  }),
];
