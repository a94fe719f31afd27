import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, expect, it, vi } from 'vitest';

import { createClient } from '#app/management/clients.ts';
import { createDomain } from '#app/management/domains.ts';
import { createTenant } from '#app/management/tenants.ts';
import { engineOf } from '#app/oidc/provider-cache.ts';
import { findSite } from '#app/tenancy/site.ts';

import type { Outcome } from './tests/command-line.ts';

// Starting a program takes its time where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the program itself, as an operator does. */
function program(words: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'cli/main.ts', ...words],
      { cwd: root, env: { ...process.env, ...env } },
      (error, out, err) =>
        resolve({
          exitCode: typeof error?.code === 'number' ? error.code : error ? -1 : 0,
          out,
          err,
        }),
    );
  });
}

const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-cli-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** An installation of its own, with nothing in it and not even a folder. */
const emptyInstallation = (name: string) => ({
  DATABASE_URL: '',
  LATCHKEY_DATA_DIR: path.join(directory, name),
});

it('shows help without a database, and without a setting that is valid', async () => {
  const env = { ...emptyInstallation('none'), PORT: 'x', LATCHKEY_SECRET: 'short' };
  const { exitCode, out, err } = await program(['--help'], env);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out).toMatch(/^Nouns$/m);
  expect(existsSync(env.LATCHKEY_DATA_DIR)).toBe(false);
});

it('begins with an empty database, and finds again what it wrote', async () => {
  const env = emptyInstallation('first');
  const first = await program(['tenants', 'list'], env);
  expect(first).toMatchObject({ exitCode: 0, err: '' });
  expect(first.out).toContain('There is no tenant yet');

  const words = ['tenants', 'create', '--name', 'acme', '--display-name', 'Acme', '--json'];
  const made = await program(words, env);
  expect(made).toMatchObject({ exitCode: 0, err: '' });
  const listed = await program(['tenants', 'list', '--json'], env);
  expect(JSON.parse(listed.out)).toEqual([JSON.parse(made.out)]);
});

it('reads a secret from standard input, and says nothing where nobody reads on', async () => {
  const env = { ...process.env, ...emptyInstallation('piped') };
  const cli = `'${process.execPath}' --disable-warning=ExperimentalWarning cli/main.ts`;
  const shell = (line: string) =>
    new Promise<{ status: number | null; out: string; err: string }>((resolve) => {
      const child = execFile('/bin/sh', ['-c', line], { cwd: root, env }, (_error, out, err) =>
        resolve({ status: child.exitCode, out, err }),
      );
    });
  const long = await shell(`{ ${cli} scripts --help; echo "ended with $?" >&2; } | true`);
  expect(long).toEqual({ status: 0, out: '', err: 'ended with 0\n' });

  await program(
    ['tenants', 'create', '--name', 'default', '--display-name', 'Acme'],
    emptyInstallation('piped'),
  );
  const people = ['--name', 'people', '--json'];
  await program(['connections', 'create', ...people], emptyInstallation('piped'));
  const set = await shell(
    `echo tr0ub4dor | ${cli} connections configuration set --name people --value DB_PASSWORD=-`,
  );
  expect(set).toMatchObject({
    status: 0,
    out: expect.stringMatching(/^DB_PASSWORD +\*{8}$/m) as unknown,
  });
});

it('tells what it refuses by its exit code and on standard error only', async () => {
  const [usage, refusal, setting] = await Promise.all([
    program(['tenants', 'create', '--json']),
    program(['tenants', 'update', '--tenant', 'none', '--color', '#000', '--json']),
    program(['tenants', 'list'], { ...emptyInstallation('bad'), LATCHKEY_SECRET: 'short' }),
  ]);
  expect(usage).toMatchObject({ exitCode: 2, out: '' });
  expect(JSON.parse(usage.err)).toMatchObject({ code: 'missing_option' });
  expect(refusal).toMatchObject({ exitCode: 1, out: '' });
  expect(JSON.parse(refusal.err)).toMatchObject({ code: 'tenant_not_found' });
  expect(setting).toMatchObject({ exitCode: 1, out: '' });
  expect(setting.err).toMatch(
    /^configuration_invalid: LATCHKEY_SECRET is not valid: expected .*\n$/,
  );
});

it('is seen by a server that is running, and refuses to write with another secret', async () => {
  const tenant = await createTenant({ name: 'running', displayName: 'Running' });
  await createDomain(tenant, { host: 'running.localhost:3000' });
  const { clientId } = await createClient(tenant.id, 'Shop', {
    callbacks: ['https://old.example.com/callback'],
  });
  /** What the server answers with on its next request. */
  const callbacks = async () => {
    const site = await findSite('running.localhost:3000');
    if (!site) throw new Error('the host is unknown');
    const { provider } = await engineOf(site);
    return (await provider.Client.find(clientId))?.redirectUris;
  };
  expect(await callbacks()).toEqual(['https://old.example.com/callback']);

  const settings = '{"callbacks": ["https://new.example.com/callback"]}';
  const words = ['clients', 'update', '--tenant', 'running', '--client-id', clientId];
  const [changed, refused] = await Promise.all([
    program([...words, '--settings', settings]),
    program(['keys', 'rotate', '--tenant', 'running'], {
      LATCHKEY_SECRET: 'another secret, which is long enough too',
    }),
  ]);
  expect(changed).toMatchObject({ exitCode: 0, err: '' });
  expect(await callbacks()).toEqual(['https://new.example.com/callback']);
  expect(refused).toMatchObject({ exitCode: 1, out: '' });
  expect(refused.err).toMatch(/^secret_mismatch: /);
});
