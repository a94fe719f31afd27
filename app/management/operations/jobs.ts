/** Imports and exports of users. */
import { z } from 'zod';

import {
  createUsersExport,
  downloadPathOf,
  getJob,
  listRefusedUsers,
  percentageOf,
  receiveUsersFile,
} from '../user-jobs.ts';
import type { ImportSettings, UserJob } from '../user-jobs.ts';
import { operation } from './operation.ts';
import type { Act } from './operation.ts';
import { ApiRefusal } from './refusal.ts';
import { UploadedForm } from './uploaded-form.ts';

const MAX_FIELD_CHARACTERS = 1000;
/** More refused users than these are told to nobody at once: each may be long. */
const MAX_REFUSED_TOLD = 5000;

const flag = z.enum(['true', 'false'], 'expected true or false').transform((is) => is === 'true');

/** The fields of the form beside the file. */
const importFields = z.strictObject({
  connection_id: z.string('expected the id of a connection').min(1).max(100),
  upsert: flag.default(false),
  external_id: z.string().max(500).optional(),
  send_completion_email: flag.default(true),
});

const exportField = z.strictObject({
  name: z.string().min(1).max(200),
  export_as: z.string().min(1).max(200).optional(),
});

const exportBody = z.strictObject({
  connection_id: z.string().min(1).max(100).optional(),
  format: z.enum(['csv', 'json'], 'expected csv or json').default('csv'),
  limit: z.number().int().min(1).optional(),
  fields: z.array(exportField).min(1).max(100).optional(),
});

const summary = z.strictObject({
  ...{ total: z.number(), inserted: z.number(), updated: z.number(), failed: z.number() },
});

const answer = z.strictObject({
  id: z.string(),
  type: z.enum(['users_import', 'users_export']),
  status: z.enum(['pending', 'processing', 'completed', 'failed']),
  created_at: z.string(),
  connection_id: z.string().optional(),
  percentage_done: z.number().optional(),
  status_details: z.string().optional(),
  // an import's
  upsert: z.boolean().optional(),
  external_id: z.string().optional(),
  send_completion_email: z.boolean().optional(),
  summary: summary.optional(),
  // an export's
  format: z.enum(['csv', 'json']).optional(),
  limit: z.number().optional(),
  fields: z.array(exportField).optional(),
  location: z.string().optional(),
});

const refusedUsers = z.array(
  z.strictObject({
    user: z.record(z.string(), z.unknown()),
    errors: z.array(z.strictObject({ code: z.string(), message: z.string(), path: z.string() })),
  }),
);

const importSettings = z.object({
  upsert: z.boolean(),
  externalId: z.string().nullable(),
  sendCompletionEmail: z.boolean(),
});

async function presented({ site }: Act, job: UserJob): Promise<z.output<typeof answer>> {
  return {
    ...{ id: job.id, type: job.type, status: job.status, created_at: job.createdAt.toISOString() },
    ...(job.connectionId !== null && { connection_id: job.connectionId }),
    percentage_done: await percentageOf(job),
    ...(job.failure !== null && { status_details: 'an error here: its causes are in the log' }),
    ...(job.type === 'users_import' ? presentedImport(job) : presentedExport(job)),
    ...(job.type === 'users_export' &&
      job.status === 'completed' && { location: `${site.origin}${downloadPathOf(job)}` }),
  };
}

function presentedImport({ settings, summary: counts }: UserJob) {
  const { upsert, externalId, sendCompletionEmail } = importSettings.parse(settings);
  return {
    ...{ upsert, send_completion_email: sendCompletionEmail },
    ...(externalId !== null && { external_id: externalId }),
    summary: summary.parse(counts),
  };
}

const presentedExport = ({ settings }: UserJob) =>
  exportBody.omit({ connection_id: true }).parse(settings);

/** Reads the form as it comes: the file goes to the store, whatever stands before or after it. */
async function readImportForm(
  form: UploadedForm,
  storeFile: (bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<ImportSettings> {
  const fields: Record<string, string> = {};
  for await (const { name, data } of form.parts()) {
    if (name === 'users') await storeFile(data);
    else if (Object.hasOwn(fields, name)) throw partRefused(name, 'expected only once');
    else if (Object.hasOwn(importFields.shape, name)) fields[name] = await shortText(name, data);
    else throw partRefused(name, `expected one of users, ${fieldNames}`);
  }
  const said = importFields.parse(fields);
  return {
    connectionId: said.connection_id,
    ...{ upsert: said.upsert, externalId: said.external_id },
    sendCompletionEmail: said.send_completion_email,
  };
}

const fieldNames = Object.keys(importFields.shape).join(', ');

const partRefused = (name: string, message: string) =>
  new ApiRefusal('invalid_body', `${name.slice(0, 100)}: ${message}`);

async function shortText(name: string, data: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of data) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > MAX_FIELD_CHARACTERS) {
      throw partRefused(name, `expected at most ${MAX_FIELD_CHARACTERS} characters`);
    }
  }
  return text;
}

const none = z.strictObject({});

/** Of an export, whoever may read people; whoever may make some has no business with it. */
async function readBy({ site, actor }: Act, jobId: string): Promise<UserJob> {
  const job = await getJob(site.tenant.id, jobId);
  if (job.type === 'users_import') return job;
  if (actor.scopes.has('read:users') && mayExport(actor)) return job;
  throw new ApiRefusal('insufficient_scope', 'Insufficient scope, expected any of: read:users');
}

/** It tells where the file is, so of people it is for those who can make one. */
const mayExport = (actor: Act['actor']): boolean =>
  actor.kind !== 'administrator' || actor.role === 'owner' || actor.role === 'admin';

export const jobs = [
  operation({
    id: 'create_users_import',
    ...{ method: 'POST', path: '/jobs/users-imports', summary: 'Begins an import of users' },
    scopes: ['create:users'],
    role: 'admin',
    query: none,
    body: z.instanceof(UploadedForm, { error: 'expected multipart/form-data' }).meta({
      type: 'object',
      properties: {
        users: {
          type: 'string',
          description: 'A JSON array of users, one a line (NDJSON), or CSV',
        },
        ...z.toJSONSchema(importFields, { io: 'input' }).properties,
      },
      required: ['users', 'connection_id'],
      additionalProperties: false,
    }),
    bodyType: 'multipart/form-data',
    answer: { status: 202, schema: answer },
    run: async (act, { body }) =>
      presented(
        act,
        await receiveUsersFile(act.site.tenant.id, (storeFile) => readImportForm(body, storeFile)),
      ),
  }),
  operation({
    id: 'create_users_export',
    ...{ method: 'POST', path: '/jobs/users-exports', summary: 'Begins an export of users' },
    scopes: ['read:users'],
    role: 'admin',
    query: none,
    body: exportBody,
    answer: { status: 200, schema: answer },
    run: async (act, { body: { connection_id, ...settings } }) =>
      presented(act, await createUsersExport(act.site.tenant.id, connection_id, settings)),
  }),
  operation({
    id: 'get_job',
    ...{ method: 'GET', path: '/jobs/{id}', summary: 'How far a job is' },
    scopes: ['create:users', 'read:users'],
    role: 'support',
    query: none,
    body: null,
    answer: { status: 200, schema: answer },
    run: async (act, { path }) => presented(act, await readBy(act, path.id)),
  }),
  operation({
    id: 'list_job_errors',
    ...{ method: 'GET', path: '/jobs/{id}/errors', summary: 'Users that an import has refused' },
    scopes: ['create:users', 'read:users'],
    role: 'support',
    query: none,
    body: null,
    answer: { status: 200, schema: refusedUsers, orNothing: true },
    run: async (act, { path }) => {
      await readBy(act, path.id);
      const refused = await listRefusedUsers(act.site.tenant.id, path.id, MAX_REFUSED_TOLD);
      if (refused.length === 0) return undefined;
      return refused.map(({ user, errors }) => ({ user, errors }));
    },
  }),
];
