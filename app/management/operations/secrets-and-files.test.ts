/** Secrets are told to nobody who may not read them, and files and streams lead nowhere else. */
import { beforeAll, describe, expect, test } from 'vitest';

import { workOn } from '#app/jobs/work-on-jobs.ts';
import { recordAuditEvent } from '#app/store/audit-events.ts';
import { findLogStream, listEventsAfter } from '#app/store/log-streams.ts';

import { readTrail } from '../audit-trail.ts';
import { newTenantApiWithPeople } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';
import { UploadedForm } from './uploaded-form.ts';

let api: TenantApi;
let userPath: string;
beforeAll(async () => {
  ({ api, userPath } = await newTenantApiWithPeople());
});

describe('secrets', () => {
  test('are in no answer of those who may not read them', async () => {
    const made = await api.call('POST', '/clients', { name: 'Secretive' });
    const { client_id: id, client_secret: secret } = made.body as Record<string, string>;
    expect(secret).toMatch(/^.{43,}$/);
    const reader = api.withOnly('read:clients', 'update:clients', 'read:connections');
    for (const [method, path] of [
      ['GET', '/clients'],
      ['GET', `/clients/${id ?? ''}`],
      ['GET', `/clients/${id ?? ''}?fields=client_secret`],
      ['PATCH', `/clients/${id ?? ''}`],
    ] as const) {
      expect(JSON.stringify(await reader.call(method, path, {}))).not.toContain(secret);
    }
    await api.call('POST', '/log-streams', {
      ...{ type: 'http', name: 'Collector' },
      sink: { httpEndpoint: 'https://logs.example.com/', httpAuthorization: 'Bearer s3cr3t-1' },
    });
    await api.call('PATCH', userPath, { password: 'correct horse s3cr3t-2' });
    await api.call('POST', '/connections', {
      ...{ name: 'own', strategy: 'auth0' },
      options: { configuration: { DB_URL: 's3cr3t-3' } },
    });
    for (const path of ['/log-streams', '/connections', '/users', '/logs', '/clients']) {
      expect(JSON.stringify(await api.call('GET', path))).not.toContain('s3cr3t');
    }
    for await (const act of readTrail(api.tenantId)) {
      const text = JSON.stringify(act);
      expect(text).not.toContain('s3cr3t');
      expect(text).not.toContain(secret);
    }
  });

  test('an export is read by those who may read people', async () => {
    const { body } = await api.call('POST', '/jobs/users-exports', { format: 'json' });
    const path = `/jobs/${String(body.id)}`;
    await workOn(String(body.id), () => undefined);
    expect((await api.withOnly('read:users').call('GET', path)).body.location).toBeDefined();
    const importer = await api.withOnly('create:users').call('GET', path);
    expect(importer.status).toBe(403);
  });
});

describe('a form with a file of users', () => {
  /** Counts what was read of an endless form. */
  function endless(name: (n: number) => string) {
    const read = { parts: 0 };
    async function* parts() {
      for (;;) {
        read.parts += 1;
        yield { name: name(read.parts), data: text('x'.repeat(900)) };
        await Promise.resolve();
      }
    }
    return { read, form: new UploadedForm(parts()) };
  }

  async function* text(content: string) {
    yield Buffer.from(content);
    await Promise.resolve();
  }

  test.each([
    ['many fields', (n: number) => `field-${n}`],
    ['one field many times', () => 'external_id'],
    ['a prototype', () => '__proto__'],
  ])('is not read on where it has %s', async (_what, name) => {
    const { read, form } = endless(name);
    const { status } = await api.call('POST', '/jobs/users-imports', form);
    expect(status).toBe(400);
    expect(read.parts).toBeLessThan(4);
  });

  test('may have users that are refused, and shows nothing that could be a password', async () => {
    const connection = (await api.call('GET', '/connections?name=people')).rows[0]?.id;
    const deep = `${'['.repeat(60_000)}${']'.repeat(60_000)}`;
    async function* parts() {
      yield { name: 'connection_id', data: text(String(connection)) };
      const users = [
        '{"email":"d@example.com","password":"s3cr3t-4","Passwd":"s3cr3t-5"}',
        `{"email":"e@example.com","user_metadata":{"a":${deep}}}`,
        '{"email":"f@example.com","user_metadata":{"__proto__":{"a":1},"half":"\\ud800"}}',
      ];
      yield { name: 'users', data: text(users.join('\n')) };
      await Promise.resolve();
    }
    const made = await api.call('POST', '/jobs/users-imports', new UploadedForm(parts()));
    await workOn(String(made.body.id), () => undefined);
    const { body } = await api.call('GET', `/jobs/${String(made.body.id)}`);
    expect(body).toMatchObject({ status: 'completed', summary: { inserted: 1, failed: 2 } });
    const errors = await api.call('GET', `/jobs/${String(made.body.id)}/errors`);
    expect(errors.rows).toHaveLength(2);
    expect(JSON.stringify(errors)).not.toContain('s3cr3t');
  });
});

test('a log stream begins with what happens next', async () => {
  await recordAuditEvent(api.tenantId, { type: 's' });
  const { body } = await api.call('POST', '/log-streams', { type: 'stdout', name: 'Next' });
  await recordAuditEvent(api.tenantId, { type: 'f' });
  const stream = await findLogStream(api.tenantId, String(body.id));
  const events = await listEventsAfter(api.tenantId, stream?.deliveredId ?? null, {
    ...{ until: new Date(Date.now() + 1000), limit: 100 },
  });
  expect(events.map(({ type }) => type)).toEqual(['f']);
});

test('addresses that a log stream must not lead to are refused', async () => {
  for (const httpEndpoint of [
    ...['http://169.254.169.254/latest', 'http://10.0.0.1/', 'http://192.168.1.1/', 'ftp://a.b/'],
    ...['http://[::ffff:10.0.0.1]/', 'http://localhost.evil.example/', 'file:///etc/passwd'],
    ...['http://127.0.0.1.nip.io/', 'https://user:pass@a.example/', 'https://a.example/#x'],
    ...['http://evil.example\\@localhost/', 'javascript:alert(1)', '//a.example', ''],
  ]) {
    const body = { type: 'http', name: 'x', sink: { httpEndpoint } };
    expect((await api.call('POST', '/log-streams', body)).status, httpEndpoint).toBe(400);
  }
});
