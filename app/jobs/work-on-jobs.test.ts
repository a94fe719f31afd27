import bcrypt from '@node-rs/bcrypt';
import { beforeAll, describe, expect, test } from 'vitest';

import { verifyPassword } from '#app/credentials/password.ts';
import { receiveUsersFile } from '#app/management/user-jobs.ts';
import { claimJob, findJob, listJobErrors, releaseJob, renewLease } from '#app/store/jobs.ts';
import type { Job } from '#app/store/jobs.ts';
import * as fixtures from '#app/store/tests/fixtures.ts';
import { findUserForPassword } from '#app/store/users.ts';
import { db } from '#db';
import { identities, jobParts, users } from '#db/schema/index.ts';

import { importNextPart } from './import-part.ts';
import { startJobs, workOn } from './work-on-jobs.ts';

let tenantId: string;
let connectionId: string;

beforeAll(async () => {
  tenantId = await fixtures.tenant();
  connectionId = await fixtures.connection(tenantId);
});

async function* bytesOf(documents: readonly unknown[]) {
  yield await Promise.resolve(
    Buffer.from(documents.map((document) => JSON.stringify(document)).join('\n')),
  );
}

const received = (documents: readonly unknown[], upsert = false): Promise<Job> =>
  receiveUsersFile(tenantId, async (storeFile) => {
    await storeFile(bytesOf(documents));
    return { connectionId, upsert, sendCompletionEmail: false };
  });

async function imported(documents: readonly unknown[], upsert = false) {
  const { id } = await received(documents, upsert);
  await workOn(id, () => undefined);
  const job = await findJob(tenantId, id);
  const errors = await listJobErrors(tenantId, id, { after: 0, limit: 1000 });
  return { ...job?.summary, id, status: job?.status, errors };
}

const known = (value: string) =>
  findUserForPassword(tenantId, connectionId, { kind: 'email', value });

const codesOf = ({
  errors,
}: {
  errors: { line: number; errors: { code: string; path: string }[] }[];
}) =>
  errors.map(({ line, errors: faults }) => [
    line,
    ...faults.map(({ code, path }) => `${code} ${path}`),
  ]);

describe('an import', () => {
  test('makes users as they are described, and they can sign in', async () => {
    const password_hash = await bcrypt.hash('correct horse', { cost: 4 });
    const done = await imported([
      {
        ...{ email: 'Ada@Example.com', email_verified: true, user_id: 'ada-1', username: 'ada' },
        ...{ given_name: 'Ada', family_name: 'Lovelace', name: 'Ada Lovelace', blocked: true },
        ...{ password_hash, app_metadata: { plan: 'gold' }, user_metadata: { theme: 'dark' } },
      },
      { username: 'grace', user_id: 'auth0|grace-1' },
    ]);
    expect(done).toMatchObject({ status: 'completed', total: 2, inserted: 2, failed: 0 });
    const ada = await known('ada@example.com');
    expect(ada?.user).toMatchObject({
      ...{ id: 'auth0|ada-1', email: 'ada@example.com', emailVerified: true, blocked: true },
      profile: { given_name: 'Ada', family_name: 'Lovelace' },
      ...{ name: 'Ada Lovelace', nickname: 'ada', appMetadata: { plan: 'gold' } },
      userMetadata: { theme: 'dark' },
    });
    expect(await verifyPassword('correct horse', ada?.passwordHash ?? null)).toMatchObject({
      verified: true,
    });
    const byName = { kind: 'username', value: 'grace' } as const;
    expect((await findUserForPassword(tenantId, connectionId, byName))?.user.id).toBe(
      'auth0|grace-1',
    );
  });

  test('says for each line what was wrong, and does the others', async () => {
    const done = await imported([
      { email: 'first@example.com', user_id: 'first' },
      { email: 'FIRST@example.com' },
      { email: 'other@example.com', user_id: 'first' },
      { email: 'no address' },
      { name: 'Nobody' },
      { email: 'x@example.com', shoe_size: 40, email_verified: 'yes' },
      { email: 'x@example.com', custom_password_hash: { algorithm: 'md5' } },
      { email: 'x@example.com', mfa_factors: [] },
      { email: 'x@example.com', name: 'N\u0000l' },
      ['x@example.com'],
      { email: 'last@example.com' },
    ]);
    expect(done).toMatchObject({ total: 11, inserted: 2, updated: 0, failed: 9 });
    expect(codesOf(done)).toEqual([
      [2, 'DUPLICATED_USER email'],
      [3, 'DUPLICATED_USER user_id'],
      [4, 'FORMAT email'],
      [5, 'NOT_PASSED email'],
      [6, 'INVALID_TYPE email_verified', 'OBJECT_ADDITIONAL_PROPERTIES '],
      [7, 'ENUM_MISMATCH custom_password_hash.algorithm'],
      [8, 'INVALID_TYPE mfa_factors'],
      [9, 'PATTERN '],
      [10, 'INVALID_TYPE '],
    ]);
  });

  test('keeps no hash of a refused user, and no part of a file that is done', async () => {
    const password_hash = '$2b$04$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW';
    const done = await imported([{ email: 'no address', password_hash }]);
    expect(done.errors).toMatchObject([{ user: '{"email":"no address"}' }]);
    expect(await db.$count(jobParts)).toBe(0);
  });

  test('changes who is here with upsert, but neither names nor passwords', async () => {
    const hash = await bcrypt.hash('first', { cost: 4 });
    const other = await bcrypt.hash('second', { cost: 4 });
    const email = 'upsert@example.com';
    await imported([{ email, password_hash: hash, app_metadata: { a: 1, b: 1 }, given_name: 'U' }]);
    expect(await imported([{ email }])).toMatchObject({ inserted: 0, failed: 1 });
    const done = await imported(
      [
        { email, password_hash: other, app_metadata: { b: 2 }, name: 'New', family_name: 'V' },
        { email, username: 'upsert' },
        { email: 'new@example.com', name: 'One' },
        { email: 'new@example.com', name: 'Two' },
      ],
      true,
    );
    expect(done).toMatchObject({ total: 4, inserted: 1, updated: 2, failed: 1 });
    expect(codesOf(done)).toEqual([[2, 'CONFLICT_USERNAME username']]);
    expect(await known(email)).toMatchObject({
      passwordHash: hash,
      user: {
        name: 'New',
        appMetadata: { a: 1, b: 2 },
        profile: { given_name: 'U', family_name: 'V' },
      },
    });
    expect(await known('new@example.com')).toMatchObject({ user: { name: 'Two' } });
  });
});

const crowd = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ email: `${name}-${i}@example.com` }));

describe('a job', () => {
  test('goes on where its node has left it, and nothing is done twice', async () => {
    const before = await db.$count(users);
    const { id } = await received(crowd('left', 500));
    const first = await claimJob(60_000, id);
    if (!first) throw new Error('the job was not free');
    const after = await importNextPart({ ...first, connectionId });
    expect(after).toMatchObject({ position: '1', summary: { inserted: 200 } });
    expect(await claimJob(60_000, id)).toBeUndefined();
    await releaseJob(first);
    await workOn(id, () => undefined);
    expect(await findJob(tenantId, id)).toMatchObject({
      ...{ status: 'completed', position: '3' },
      summary: { total: 500, inserted: 500, updated: 0, failed: 0 },
    });
    expect((await db.$count(users)) - before).toBe(500);
  });

  test('is taken over when its lease is over, and the late node changes nothing', async () => {
    const { id } = await received(crowd('late', 300));
    const late = await claimJob(-1, id);
    if (!late) throw new Error('the job was not free');
    await workOn(id, () => undefined);
    expect(await renewLease(late, 60_000)).toBeUndefined();
    expect(await importNextPart({ ...late, connectionId })).toBeUndefined();
    expect(await findJob(tenantId, id)).toMatchObject({ summary: { inserted: 300, failed: 0 } });
  });

  test('whose part two nodes have read is written by one of them', async () => {
    const before = await db.$count(identities);
    const { id } = await received(crowd('both', 50));
    const job = await claimJob(60_000, id);
    if (!job) throw new Error('the job was not free');
    const both = await Promise.allSettled([
      importNextPart({ ...job, connectionId }),
      importNextPart({ ...job, connectionId }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBe(1);
    expect((await db.$count(identities)) - before).toBe(50);
    expect(await findJob(tenantId, id)).toMatchObject({ summary: { inserted: 50, failed: 0 } });
  });

  test('is found by a node that looks for work, which lets go of it when it stops', async () => {
    const stop = startJobs();
    const { id } = await received(crowd('found', 250));
    await expect
      .poll(async () => (await findJob(tenantId, id))?.status, { timeout: 20_000 })
      .toBe('completed');
    await stop();
    expect(await findJob(tenantId, id)).toMatchObject({
      ...{ leasedUntil: null, summary: { inserted: 250 } },
    });
  });

  test('of another tenant is nobody’s business', async () => {
    const { id } = await received(crowd('other', 1));
    const elsewhere = await fixtures.tenant();
    expect(await findJob(elsewhere, id)).toBeUndefined();
  });
});

test('only two imports of a tenant wait or are worked on at once', async () => {
  const busy = await fixtures.tenant();
  const id = await fixtures.connection(busy);
  const receive = () =>
    receiveUsersFile(busy, async (storeFile) => {
      await storeFile(bytesOf([{ email: 'ada@example.com' }]));
      return { connectionId: id, upsert: true, sendCompletionEmail: false };
    });
  const [first] = [await receive(), await receive()];
  await expect(receive()).rejects.toThrow('there are 2 imports of users under way');
  await workOn(first.id, () => undefined);
  await expect(receive()).resolves.toMatchObject({ status: 'pending' });
});

test('a file that cannot be cut leaves nothing', async () => {
  const receive = receiveUsersFile(await fixtures.tenant(), async (storeFile) => {
    await storeFile(
      (async function* () {
        yield await Promise.resolve(Buffer.from('[{"email":"a@example.com"}'));
      })(),
    );
    return { connectionId, upsert: false, sendCompletionEmail: false };
  });
  await expect(receive).rejects.toThrow('users: the array is not closed');
});
