/**
 * Auth0's own deploy CLI, as it comes from the registry, against a tenant over TLS: what it writes
 * down of one tenant it makes in another, and then both are alike.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from '@playwright/test';

import { managementScopes } from '../../app/oidc/management-scopes.ts';
import { startServer } from '../support/server.ts';
import type { StartedServer } from '../support/server.ts';
import { newAuthority } from '../support/tls/certificates.ts';
import { startHttpsProxy } from '../support/tls/https-proxy.ts';
import type { HttpsProxy } from '../support/tls/https-proxy.ts';
import { moving, writeExportedTenant } from './support/exported-tenant.ts';

test.describe.configure({ mode: 'serial', timeout: 300_000 });

let server: StartedServer;
/** One for each tenant: tools find no other names than `localhost` on every system. */
let proxies: HttpsProxy[];
let directory: string;

/** A tenant, with an application that may do everything in it. */
type Pipeline = { host: string; clientId: string; clientSecret: string };

let exportedFromAuth0: string;
let populated: Pipeline;
let fresh: Pipeline;

/** Written anew for here: Auth0's are by the names of its own screens. */
const words = { en: { login: { 'login.title': 'Welcome to Acme' } } };
const wordsFile = 'prompts/custom-text.json';

test.beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'latchkey-deploy-cli-'));
  server = await startServer({ env: { LATCHKEY_TRUSTED_PROXIES: 'loopback' } });
  const authority = await newAuthority();
  const certificate = await authority.issue(['localhost']);
  const port = Number(new URL(server.origin).port);
  const inFront = () => startHttpsProxy(() => port, certificate);
  const [first, second] = await Promise.all([inFront(), inFront()]);
  proxies = [first, second];
  writeFileSync(path.join(directory, 'authority.pem'), authority.certificate);

  await server.cli(['tenants', 'create', '--name', 'fresh', '--display-name', 'Fresh']);
  populated = await newPipeline('default', first);
  fresh = await newPipeline('fresh', second);
  exportedFromAuth0 = path.join(directory, 'from-auth0');
  writeExportedTenant(exportedFromAuth0);
  writeFileSync(path.join(exportedFromAuth0, wordsFile), JSON.stringify(words));
});

test.afterAll(async () => {
  for (const proxy of proxies) await proxy.stop();
  await server.stop();
  rmSync(directory, { recursive: true });
});

async function newPipeline(tenant: string, { port }: HttpsProxy): Promise<Pipeline> {
  const host = `localhost:${port}`;
  const on = ['--tenant', tenant];
  await server.cli(['domains', 'create', ...on, '--host', host]);
  const client = (await server.cli([
    ...['clients', 'create', ...on, '--name', 'Pipeline', '--type', 'non_interactive'],
  ])) as Omit<Pipeline, 'host'>;
  await server.cli([
    ...['apis', 'grant', ...on, '--client-id', client.clientId],
    // On this machine a host's own address is without TLS, whoever stands before it.
    ...['--audience', `http://${host}/api/v2/`],
    ...managementScopes.flatMap(({ value }) => ['--scope', value]),
  ]);
  return { host, clientId: client.clientId, clientSecret: client.clientSecret };
}

/** Secrets, which a pipeline has and files have not. */
const secrets = { LEGACY_KEY: 'key-of-legacy', ARCHIVE_KEY: 'Bearer key-of-archive' };
/** As the deploy CLI calls it in what it writes down. */
const archive = { LOGSTREAMS_HTTP_SECRET: secrets.ARCHIVE_KEY };
/** A host is of one tenant alone. */
const withoutHosts = { AUTH0_EXCLUDED: '["customDomains"]' };

/** Runs the deploy CLI; rejects with what it said where it fails. */
async function deploy(
  { host, clientId, clientSecret }: Pipeline,
  words: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const running = promisify(execFile)('node_modules/.bin/a0deploy', [...words], {
    env: {
      ...process.env,
      NODE_EXTRA_CA_CERTS: path.join(directory, 'authority.pem'),
      AUTH0_DOMAIN: host,
      AUTH0_CLIENT_ID: clientId,
      AUTH0_CLIENT_SECRET: clientSecret,
      ...env,
    },
  });
  await running.catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`a0deploy ${words.join(' ')} failed:\n${stdout}\n${stderr}`);
  });
}

const imported = (
  pipeline: Pipeline,
  from: string,
  keywords: Record<string, string>,
  env: Record<string, string> = {},
) =>
  deploy(pipeline, ['import', `--input_file=${from}`], {
    AUTH0_KEYWORD_REPLACE_MAPPINGS: JSON.stringify(keywords),
    ...env,
  });

async function exported(pipeline: Pipeline, name: string, env: Record<string, string> = {}) {
  const folder = path.join(directory, name);
  await deploy(pipeline, ['export', '--format=directory', `--output_folder=${folder}`], env);
  return contentsOf(folder);
}

/** Files by their path. */
function contentsOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

let before: Record<string, string>;
const hosts = 'custom-domains/custom-domains.json';

const beforeWithoutHosts = () =>
  Object.fromEntries(Object.entries(before).filter(([file]) => file !== hosts));

test('what Auth0 has of a tenant moves here, and is written down without a secret', async () => {
  await imported(populated, exportedFromAuth0, secrets, { AUTH0_INCLUDED_ONLY: moving });
  before = await exported(populated, 'populated');
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining([
      'branding/branding.json',
      ...['clients/Board.json', 'clients/Nightly job.json', 'clients/Phone.json'],
      ...['clients/Shop.json', hosts],
      'database-connections/Legacy/get_user.js',
      'database-connections/Legacy/login.js',
      'database-connections/People/database.json',
      ...['grants/Nightly job-Orders.json', 'grants/Shop-Stock.json'],
      ...['log-streams/Archive.json', 'prompts/prompts.json'],
      ...['resource-servers/Orders.json', 'resource-servers/Stock.json', 'tenant.json'],
    ]),
  );
  for (const [file, sent] of Object.entries(contentsOf(exportedFromAuth0))) {
    if (file.endsWith('.js')) expect(before[file]).toBe(sent);
  }
  expect(JSON.parse(before[wordsFile] ?? '')).toEqual(words);
  expect(JSON.parse(before['tenant.json'] ?? '')).toMatchObject({ friendly_name: 'Acme' });
  const all = JSON.stringify(before);
  for (const secret of [populated.clientSecret, 'key-of-legacy', 'key-of-archive']) {
    expect(all).not.toContain(secret);
  }
});

test('what was written down is imported where it is from, and nothing is different', async () => {
  await imported(populated, path.join(directory, 'populated'), {});
  expect(await exported(populated, 'again')).toEqual(before);
});

test('what was written down makes another tenant, of which the same is written down', async () => {
  await imported(fresh, path.join(directory, 'populated'), archive, withoutHosts);
  expect(await exported(fresh, 'fresh', withoutHosts)).toEqual(beforeWithoutHosts());
});

test('what the files do not have is deleted where that is allowed, and nothing else', async () => {
  const inFresh = (...words: string[]) => server.cli([...words, '--tenant', 'fresh']);
  await inFresh('clients', 'create', '--name', 'Left over');
  await inFresh('apis', 'create', '--name', 'Left over', '--identifier', 'urn:left-over');
  await inFresh('connections', 'create', '--name', 'Left-over', '--options', '{}');
  await imported(fresh, path.join(directory, 'populated'), archive, {
    ...{ ...withoutHosts, AUTH0_ALLOW_DELETE: 'true' },
  });
  // Its own application and grant are still there: it could not write this down without them.
  expect(await exported(fresh, 'after-deletion', withoutHosts)).toEqual(beforeWithoutHosts());
});

test('one YAML file does as well', async () => {
  const exportedYaml = async (name: string) => {
    const folder = path.join(directory, name);
    await deploy(fresh, ['export', '--format=yaml', `--output_folder=${folder}`], withoutHosts);
    return contentsOf(folder);
  };
  const written = await exportedYaml('yaml');
  expect(written['tenant.yaml']).toContain('name: Nightly job');
  await imported(fresh, path.join(directory, 'yaml', 'tenant.yaml'), archive, withoutHosts);
  expect(await exportedYaml('yaml-again')).toEqual(written);
});

test('the command line takes the same files, and writes the same', async () => {
  const ours = path.join(directory, 'ours');
  const from = ['--dir', path.join(directory, 'populated')];
  const onPopulated = await server.cli(['config', 'import', ...from, '--dry-run']);
  expect(onPopulated).toMatchObject({ changes: [] });

  await server.cli(['config', 'export', '--dir', ours]);
  const written = contentsOf(ours);
  expect(Object.keys(written)).toEqual(
    expect.arrayContaining(['database-connections/Legacy/login.js', wordsFile]),
  );
  for (const [file, text] of Object.entries(written))
    expect([file, before[file]]).toEqual([file, text]);

  const third = ['--tenant', 'third'];
  await server.cli(['tenants', 'create', '--name', 'third', '--display-name', 'Third']);
  await server.cli([
    'domains',
    'create',
    ...third,
    '--host',
    `third.${new URL(server.origin).host}`,
  ]);
  await server.cli(['config', 'import', ...third, ...from]);
  const again = await server.cli(['config', 'import', ...third, ...from]);
  expect(again).toMatchObject({ changes: [] });
  await server.cli(['config', 'export', ...third, '--dir', path.join(directory, 'third')]);
  const { 'log-streams/Archive.json': _hasNoSecretYet, ...others } = written;
  expect(contentsOf(path.join(directory, 'third'))).toMatchObject(others);
});
