import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

import type { RefusedUser, UserJob } from '#app/management/user-jobs.ts';

import { chosenTenant } from './chosen-tenant.ts';
import { UsageError } from './usage-error.ts';
import { tenantOption, verb } from './verb.ts';
import type { Tell, Verb } from './verb.ts';

const management = () => import('#app/management/user-jobs.ts');

/** So many refused users are shown; all are in the job. */
const SHOWN = 20;

type Imported = { id: string; status: string; errors: RefusedUser[] } & Record<string, unknown>;

const file = {
  kind: 'text',
  value: 'PATH',
  expected: 'the path of a file',
  required: true,
} as const;

export const importUsers: Verb = verb({
  name: 'import',
  about: 'Import users from a file in the format of Auth0: a JSON array, or one user a line',
  options: {
    tenant: tenantOption,
    file: { ...file, about: 'The file of users' },
    connection: {
      kind: 'text',
      value: 'NAME',
      about: 'The connection that will keep them',
      required: true,
    },
    upsert: { kind: 'flag', about: 'Change users who are here already, instead of refusing them' },
  },
  examples: [
    'users import --file users.json --connection Username-Password-Authentication',
    'users import --file users.ndjson --connection staff --upsert',
  ],
  run: async (values, tell): Promise<Imported> => {
    const { finishJob, listRefusedUsers, receiveUsersFile } = await management();
    const { getConnection } = await import('#app/management/named-connection.ts');
    const tenant = await chosenTenant(values.tenant);
    const connection = await getConnection(tenant.id, values.connection);
    await requireFile(values.file);
    const job = await receiveUsersFile(tenant.id, async (storeFile) => {
      await storeFile(createReadStream(values.file));
      return { connectionId: connection.id, upsert: values.upsert, sendCompletionEmail: false };
    });
    const { id, status, summary } = await finishJob(job, progress(tell));
    const errors = await listRefusedUsers(tenant.id, id, SHOWN);
    return { id, status, ...summary, errors };
  },
  say: ({ id, status, inserted, updated, failed, errors }) =>
    [
      `${status === 'completed' ? 'Done' : 'Failed; its causes are in the log'}: ${String(inserted)} made, ${String(updated)} changed, ${String(failed)} refused (${id}).`,
      ...errors.map(
        ({ line, errors: faults }) =>
          `  ${line}: ${faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')}`,
      ),
      ...(Number(failed) > errors.length ? ['  …'] : []),
    ].join('\n'),
  isBad: ({ status, failed }) => status !== 'completed' || failed !== 0,
});

export const exportUsers: Verb = verb({
  name: 'export',
  about: 'Write the users of a tenant, without anything that proves who they are, to a file',
  options: {
    tenant: tenantOption,
    file: { ...file, about: 'A file that does not exist yet' },
    connection: { kind: 'text', value: 'NAME', about: 'Only its users (default: everybody)' },
    format: {
      kind: 'text',
      value: 'FORMAT',
      about: 'json: one user a line; csv: for spreadsheets (default: json)',
      expected: 'json or csv',
    },
    field: {
      kind: 'list',
      value: 'PATH',
      about: 'A field, such as email or user_metadata.plan; more than once (default: all)',
    },
  },
  examples: [
    'users export --file users.ndjson',
    'users export --file users.csv --format csv --field email --field user_metadata.plan',
  ],
  run: async (values, tell) => {
    const { contentOf, createUsersExport, finishJob } = await management();
    const { getConnection } = await import('#app/management/named-connection.ts');
    const { format = 'json' } = values;
    if (format !== 'json' && format !== 'csv') {
      throw new UsageError('invalid_option', '--format: expected json or csv');
    }
    const tenant = await chosenTenant(values.tenant);
    const connection =
      values.connection === undefined
        ? undefined
        : await getConnection(tenant.id, values.connection);
    const output = await openNew(values.file);
    try {
      const asked = await createUsersExport(tenant.id, connection?.id, {
        format,
        ...(values.field && { fields: values.field.map((name) => ({ name })) }),
      });
      const job = await finishJob(asked, progress(tell));
      for await (const part of contentOf(job).content) await output.appendFile(part);
      return { id: job.id, status: job.status, users: job.summary.written ?? 0, file: values.file };
    } finally {
      await output.close();
    }
  },
  say: ({ status, users, file: path }) =>
    status === 'completed'
      ? `Wrote ${users} users to ${path}.`
      : 'Failed; its causes are in the log.',
  isBad: ({ status }) => status !== 'completed',
});

/** A line for each tenth of the way. */
function progress(tell: Tell): (job: UserJob) => void {
  let told = 0;
  return ({ summary: { total = 0, inserted = 0, updated = 0, failed = 0 } }) => {
    const done = inserted + updated + failed;
    const tenths = total === 0 ? 0 : Math.floor((10 * done) / total);
    if (tenths === told) return;
    told = tenths;
    tell(`${tenths}0 %: ${done} of ${total} users`);
  };
}

async function requireFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new UsageError('invalid_option', `--file: there is no file ${path}`);
}

/** Readable by its owner only: these are people. */
async function openNew(path: string) {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      'invalid_option',
      code === 'EEXIST' ? `--file: ${path} exists already` : `--file: ${path} cannot be written`,
    );
  }
}
