import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

import { emailOf, nameOf } from '../load/people-questions.ts';
import { residentMegabytes } from '../load/processor-time.ts';
import type { Engine, ServerUnderTest } from '../load/server-under-test.ts';
import type { Measured, Row } from '../report/measured.ts';
import { perSecond } from '../report/measured.ts';
import type { Figure } from './figure.ts';
import { withServer } from './figure.ts';
import { searchPeople } from './people-search.ts';

const USERS = 100_000;
const LOOK_EVERY_MS = 250;
const ASK_EVERY_MS = 2_000;
/** Of the server, with the file neither in memory nor on a disk of its own. */
const MAX_MB = 250;
const CONNECTION = 'Username-Password-Authentication';

/** Nobody's password: hashes of an import are stored as they come. */
const HASH = '$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW';

type Job = {
  id: string;
  status: string;
  percentage_done: number;
  summary: { total: number; inserted: number; updated: number; failed: number };
};

/** An import over the Management API: its pace, and the memory that it takes. */
export const userImport: Figure = {
  name: 'user-import',
  title: `Import of ${USERS.toLocaleString('en')} users`,
  measure: async () => {
    const rows = await measureOn('sqlite', 'SQLite');
    const onPostgres = process.env.TEST_DATABASE_URL
      ? await measureOn('postgresql', 'PostgreSQL')
      : [];
    return { rows: [...rows, ...onPostgres], notes: [whatIsMeasured] } satisfies Measured;
  },
};

const whatIsMeasured =
  `Import: POST /api/v2/jobs/users-imports with ${USERS.toLocaleString('en')} users, one a line, each with a bcrypt hash and two documents, to one server process on one core. ` +
  'Its rate is that from the first byte sent until the job is complete, upload and encryption of the file’s parts included; memory is VmRSS, read every quarter of a second. ' +
  'Searches are made one after the other, by turns with a process on the same core that answers them with one query of the driver over Node’s HTTP, and asks nobody who they are; a ratio is that of the middle times.';

const measureOn = (engine: Engine, title: string): Promise<Row[]> =>
  withServer(engine, async (server) => {
    const idle = residentMegabytes(server.pid) ?? NaN;
    const token = await tokenOf(server);
    const watch = watchMemory(server.pid);
    process.stdout.write(`${title} `);
    const startedAt = performance.now();
    const { id } = await upload(server, token);
    const uploadSeconds = (performance.now() - startedAt) / 1000;
    const job = await completed(server, token, id);
    const seconds = (performance.now() - startedAt) / 1000;
    const most = watch.stop();
    const { inserted, failed } = job.summary;
    const searched = await searchPeople(server, title, {
      people: USERS,
      newToken: () => tokenOf(server),
    });
    return [
      {
        what: `Import on ${title}`,
        value: `${perSecond(inserted / seconds)} users`,
        times: `${seconds.toFixed(1)} s, of which ${uploadSeconds.toFixed(1)} s upload`,
      },
      {
        what: '… users made and refused',
        value: `${inserted} and ${failed}`,
        aim: `${USERS} and 0`,
        met: inserted === USERS && failed === 0,
      },
      {
        what: '… most resident memory',
        value: `${most.toFixed(0)} MB (idle ${idle.toFixed(0)} MB)`,
        aim: `≤ ${MAX_MB} MB`,
        met: most <= MAX_MB,
      },
      ...searched,
    ];
  });

async function tokenOf({ application: { origin }, cli }: ServerUnderTest): Promise<string> {
  const audience = `${origin}/api/v2/`;
  const client = (await cli(
    ...['clients', 'create', '--name', 'Import', '--type', 'non_interactive'],
  )) as { clientId: string; clientSecret: string };
  const scopes = ['--scope', 'create:users', '--scope', 'read:users'];
  await cli('apis', 'grant', '--client-id', client.clientId, '--audience', audience, ...scopes);
  const response = await fetch(`${origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ grant_type: 'client_credentials', audience },
      ...{ client_id: client.clientId, client_secret: client.clientSecret },
    }),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

async function upload(server: ServerUnderTest, token: string): Promise<Job> {
  const boundary = 'a-boundary-that-no-user-has';
  const connections = (await server.cli('connections', 'list')) as { id: string; name: string }[];
  const { id } = connections.find(({ name }) => name === CONNECTION) ?? { id: '' };
  const response = await fetch(`${server.application.origin}/api/v2/jobs/users-imports`, {
    ...{
      method: 'POST',
      body: Readable.toWeb(Readable.from(formOf(boundary, id))),
      duplex: 'half',
    },
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
    },
  } as unknown as RequestInit);
  if (response.status !== 202) throw new Error(await response.text());
  return (await response.json()) as Job;
}

function* formOf(boundary: string, connectionId: string): Generator<Uint8Array> {
  const head = (name: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`;
  yield Buffer.from(`${head('connection_id')}${connectionId}\r\n${head('users')}`);
  for (let first = 0; first < USERS; first += 500) {
    const lines = Array.from({ length: 500 }, (_, i) => lineOf(first + i));
    yield Buffer.from(lines.join(''));
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

const lineOf = (number: number): string =>
  `${JSON.stringify({
    ...{ email: emailOf(number), email_verified: true, password_hash: HASH },
    ...{ given_name: 'Ada', family_name: 'Lovelace', name: nameOf(number) },
    ...{ app_metadata: { plan: 'gold', number }, user_metadata: { theme: 'dark' } },
  })}\n`;

async function completed(
  { application: { origin } }: ServerUnderTest,
  token: string,
  id: string,
): Promise<Job> {
  for (;;) {
    const response = await fetch(`${origin}/api/v2/jobs/${id}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const job = (await response.json()) as Job;
    process.stdout.write(`${job.percentage_done} % `);
    if (job.status === 'completed') return job;
    if (job.status === 'failed') throw new Error('the import failed');
    await sleep(ASK_EVERY_MS);
  }
}

function watchMemory(pid: number): { stop: () => number } {
  let most = 0;
  const look = () => (most = Math.max(most, residentMegabytes(pid) ?? NaN));
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return look();
    },
  };
}
