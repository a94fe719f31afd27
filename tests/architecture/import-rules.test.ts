import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

import { findViolations } from './find-violations.ts';
import { importRules } from './import-rules.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const created: string[] = [];

afterEach(() => {
  for (const directory of created.splice(0)) rmSync(directory, { recursive: true });
});

/** A tree with the given files, and the package imports of this repository. */
function treeOf(files: Record<string, string>): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-imports-'));
  created.push(directory);
  const manifest = JSON.stringify({
    type: 'module',
    imports: { '#app/*': './app/*', '#db': './db/client.ts', '#db/*': './db/*' },
  });
  for (const [file, text] of Object.entries({ 'package.json': manifest, ...files })) {
    const target = path.join(directory, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return directory;
}

const brokenRules = async (files: Record<string, string>) =>
  (await findViolations(treeOf(files))).map(({ rule }) => rule);

const target = 'export const value = 1;\nexport type Value = number;\n';

/** What breaks each rule: a file that imports another, or a package. */
const offences: Record<string, [from: string, specifier: string, to?: string]> = {
  'routes-call-flows-or-management': [
    'app/routes/hosted/login.tsx',
    '#app/store/users.ts',
    'app/store/users.ts',
  ],
  'nothing-calls-routes': ['app/oidc/logout.ts', '#app/routes/login.tsx', 'app/routes/login.tsx'],
  'flows-know-no-http-and-no-sql': ['app/flows/login.ts', 'express'],
  'inner-rooms-do-not-look-out': [
    'app/oidc/claims.ts',
    '#app/flows/login.ts',
    'app/flows/login.ts',
  ],
  'store-is-innermost': [
    'app/store/passkeys.ts',
    '#app/webauthn/policy.ts',
    'app/webauthn/policy.ts',
  ],
  'webauthn-knows-no-requests': [
    'app/webauthn/policy.ts',
    '#app/tenancy/site.ts',
    'app/tenancy/site.ts',
  ],
  'ui-knows-no-server': ['app/ui/hosted/page.tsx', '#app/flows/login.ts', 'app/flows/login.ts'],
  'server-rooms-by-alias': ['app/routes/login.tsx', '../flows/login.ts', 'app/flows/login.ts'],
  'db-imports-nothing-from-app': ['db/seed.ts', '#app/ids.ts', 'app/ids.ts'],
  'sandbox-imports-nothing-from-app': ['scripts-sandbox/index.ts', '../app/ids.ts', 'app/ids.ts'],
  'sandbox-has-one-door': [
    'app/triggers/post-login.ts',
    '../../scripts-sandbox/host/pool.ts',
    'scripts-sandbox/host/pool.ts',
  ],
  'only-triggers-and-connections-run-scripts': [
    'app/flows/login.ts',
    '../../scripts-sandbox/index.ts',
    'scripts-sandbox/index.ts',
  ],
  'only-store-imports-db': ['app/oidc/adapter.ts', '#db', 'db/client.ts'],
  'entries-only-open-and-close-db': ['cli/main.ts', '#db/schema/index.ts', 'db/schema/index.ts'],
  'only-store-and-db-write-sql': ['cli/main.ts', 'drizzle-orm/sqlite-core'],
  'only-webauthn-imports-simplewebauthn-server': [
    'app/flows/login.ts',
    '@simplewebauthn/server/helpers',
  ],
  'only-browser-modules-import-simplewebauthn-browser': [
    'app/routes/login.tsx',
    '@simplewebauthn/browser',
  ],
  'only-oidc-imports-oidc-provider': ['server.ts', 'oidc-provider'],
  'only-sandbox-imports-isolated-vm': ['app/triggers/post-login.ts', 'isolated-vm'],
};

describe('this repository', () => {
  it('keeps the rules', { timeout: 60_000 }, async () => {
    const violations = await findViolations(repository);
    expect(violations.map(({ rule, file, detail }) => `${rule}: ${file} ${detail}`)).toEqual([]);
  });
});

describe('the rules', () => {
  it('are all tried here', () => {
    expect([...Object.keys(offences), 'no-cycles']).toEqual(importRules.map(({ name }) => name));
  });

  for (const [rule, [from, specifier, to]] of Object.entries(offences)) {
    it(`${rule} is named when it is broken`, async () => {
      const files = {
        [from]: `import { value } from '${specifier}';\nexport const other = value;\n`,
        ...(to && { [to]: target }),
      };
      expect(await brokenRules(files)).toContain(rule);
    });
  }

  it('count an import of a type', async () => {
    const files = {
      'app/store/users.ts':
        "import type { Value } from '#app/webauthn/policy.ts';\nexport type Other = Value;\n",
      'app/webauthn/policy.ts': target,
    };
    expect(await brokenRules(files)).toEqual(['store-is-innermost']);
  });

  it('no-cycles is named when it is broken', async () => {
    const files = {
      'app/flows/login.ts': "import { b } from './signup.ts';\nexport const a = () => b;\n",
      'app/flows/signup.ts': "import { a } from './login.ts';\nexport const b = () => a;\n",
    };
    expect(await brokenRules(files)).toContain('no-cycles');
  });

  it.each([
    'app/utils/dates.ts',
    'app/ids-helpers.ts',
    'db/common.ts',
    'app/store/user-service.ts',
  ])('refuse the name %s', async (file) => {
    expect(await brokenRules({ [file]: target })).toEqual(['no-meaningless-names']);
  });

  it('refuse to read the environment outside the settings', async () => {
    const text = 'export const port = process.env.PORT;\n';
    expect(await brokenRules({ 'app/flows/login.ts': text, 'db/engine.ts': text })).toEqual([
      'only-config-reads-the-environment',
    ]);
  });

  it('let a tree pass that keeps them', async () => {
    const files = {
      'app/config.server.ts':
        "import { value } from '#db/engine.ts';\nexport const port = value;\n",
      'app/credentials/common-passwords.ts': target,
      'app/flows/login.ts':
        "import { value } from '#app/store/users.ts';\nexport const login = value;\n",
      'app/routes/login.tsx':
        "import { login } from '#app/flows/login.ts';\nexport const loader = login;\n",
      'app/store/users.ts': "import { value } from '#db';\nexport { value };\n",
      'app/ui/hosted/page.tsx':
        "import type { Value } from '#app/store/users.ts';\nexport type Props = Value;\n",
      'app/webauthn/policy.ts':
        "import { value } from '@simplewebauthn/server';\nexport { value };\n",
      'db/client.ts': target,
      'db/engine.ts': target,
      'server.ts': "import { value } from '#db';\nexport const main = value;\n",
    };
    expect(await brokenRules(files)).toEqual([]);
  });
});
