/** An operator checks a domain from outside, as the command line of the documentation says. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from './support/story.ts';
import { startTlsSite } from './support/tls/tls-site.ts';
import type { TlsSite } from './support/tls/tls-site.ts';

const host = 'login.acme.test';
const root = fileURLToPath(new URL('..', import.meta.url));

// Each command is a process of its own, which a busy machine starts slowly.
test.describe.configure({ timeout: 240_000 });

let site: TlsSite;
test.beforeAll(async () => {
  site = await startTlsSite([host]);
  await site.server.cli(['domains', 'create', '--host', host]);
});
test.afterAll(() => site.stop());

type Ended = { code: number; out: string };

/** `npm run cli -- …`, with settings of its own. */
function type(words: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const { dataDirectory } = site.server;
  return new Promise((resolve) => {
    execFile(
      'npm',
      ['run', '-s', 'cli', '--', ...words],
      {
        cwd: root,
        env: { ...process.env, DATABASE_URL: '', LATCHKEY_DATA_DIR: dataDirectory, ...env },
      },
      (error, out) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out });
      },
    );
  });
}

test('every check passes on a site with TLS, once its authority is trusted', async () => {
  const connect = ['--connect', `127.0.0.1:${site.port}`];
  const stranger = await type(['domains', 'doctor', host, ...connect]);
  expect(stranger.out).toMatch(/✗ tls +the certificate is not trusted/);
  expect(stranger.code).toBe(1);

  const file = path.join(site.server.dataDirectory, 'authority.pem');
  writeFileSync(file, site.authority.certificate);
  const trusting = await type(['domains', 'doctor', host, ...connect], {
    NODE_EXTRA_CA_CERTS: file,
  });
  expect(trusting.out).not.toMatch(/[✗!]/);
  expect(trusting.out).toMatch(/✓ change password/);
  expect(trusting.out.trimEnd()).toMatch(/login\.acme\.test works\.$/);
  expect(trusting.code).toBe(0);
});

test('a server of somebody else, with the same host, is not taken for our own', async () => {
  const { dataDirectory, origin } = site.server;
  const own = { LATCHKEY_DATA_DIR: path.join(dataDirectory, 'own') };
  const { host: local } = new URL(origin);
  await type(['tenants', 'create', '--name', 'own', '--display-name', 'Own'], own);
  await type(['domains', 'create', '--tenant', 'own', '--host', local], own);
  const { out, code } = await type(['domains', 'doctor', local], own);
  expect(out).toMatch(/✓ known +an active domain of the tenant own/);
  expect(out).toMatch(
    /✗ routing +something else answers there \(404\), or a Latchkey with another/,
  );
  expect(code).toBe(1);
});
