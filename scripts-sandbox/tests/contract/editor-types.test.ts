import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import type { ScriptName } from '../../contracts/actions.ts';
import { checkScript } from '../../contracts/check-script.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const types = path.join(root, 'types');

const settings = ts.parseJsonConfigFileContent(
  ts.readConfigFile(path.join(types, 'jsconfig.json'), (file) => ts.sys.readFile(file)).config,
  { ...ts.sys, readDirectory: () => [] },
  types,
).options;

/** Declarations stay the same: each is read once. */
const read = new Map<string, ts.SourceFile>();

/** What an editor underlines in a script. */
function faultsOf(source: string): string[] {
  const script = path.join(types, 'sample.js');
  const declarations = readdirSync(types).filter((name) => name.endsWith('.d.ts'));
  const options = { ...settings, allowJs: true };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => file === script || fileExists(file);
  host.readFile = (file) => (file === script ? source : readFile(file));
  host.getSourceFile = (file, language, ...rest) => {
    if (file === script) return ts.createSourceFile(file, source, language);
    const known = read.get(file) ?? getSourceFile(file, language, ...rest);
    if (known) read.set(file, known);
    return known;
  };
  const files = [script, ...declarations.map((name) => path.join(types, name))];
  const program = ts.createProgram(files, options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const body = (type: string, parameters: string, code: string) =>
  `/** @satisfies {${type}} */\n(function script(${parameters}) {\n${code}\n})`;

describe('a good script has no fault', () => {
  it.each([
    body(
      'LoginScriptWithContext',
      'usernameOrEmail, password, context, callback',
      `const { Pool } = require('pg@8.7.1');
       const bcrypt = require('bcrypt');
       const pool = new Pool({ connectionString: configuration.DB_URL });
       pool.query('SELECT * FROM people WHERE email = $1', [usernameOrEmail], (error, { rows }) => {
         if (error) return callback(error);
         const [user] = rows;
         if (!user) return callback(new WrongUsernameOrPasswordError(null));
         bcrypt.compare(password, user.hash, (error, isRight) => {
           if (error || !isRight) return callback(error ?? new WrongUsernameOrPasswordError(user.id));
           console.log('for', context.organization?.name);
           callback(null, { user_id: user.id, email: user.email });
         });
       });`,
    ),
    `/** @satisfies {GetUserScriptWithContext} */
    (async (identifier, context, callback) => {
      const by = context.identifierType === 'user_id' ? 'id' : 'email';
      const response = await fetch(new URL('/people?' + by + '=' + identifier, configuration.API));
      if (response.status === 404) return callback(null);
      const user = /** @type {Profile} */ (await response.json());
      callback(null, { user_id: user.user_id, email: user.email });
    })`,
    body(
      'CreateScript',
      'user, callback',
      `if (user.email === undefined) return callback(new ValidationError('no_email', 'An address'));
       const axios = require('axios');
       axios.post(configuration.API, user).then(({ data }) => callback(null, data), callback);`,
    ),
    body('DeleteScript', 'id, callback', `callback(id ? null : new Error('no id'));`),
    body('ChangePasswordScript', 'email, password, callback', `callback(null, true);`),
  ])('%s', (source) => {
    expect(faultsOf(source)).toEqual([]);
    const [, script = ''] = /@satisfies \{(\w+?)Script/.exec(source) ?? [];
    const name = script.replace(/(?<=[a-z])[A-Z]/g, '_$&').toLowerCase();
    expect(checkScript(source, name as ScriptName, true)).toMatchObject({ kind: 'ok' });
  });
});

describe('what is wrong is told', () => {
  it.each([
    [
      'LoginScript',
      'name, password, extra, callback',
      'callback();',
      /Parameter 'extra' implicitly/,
    ],
    ['LoginScript', 'name, password, callback', 'callback(null, 7);', /'7' is not assignable/],
    ['LoginScript', 'name, password, callback', 'callback("no");', /'"no"' is not assignable/],
    [
      'GetUserScript',
      'id, callback',
      'callback(null, { email: 7 });',
      /'number' is not assignable/,
    ],
    ['GetUserScript', 'id, callback', 'id.foo();', /'foo' does not exist/],
    ['GetUserScript', 'id, callback', "require('fs');", /Cannot find module 'fs'/],
    ['GetUserScript', 'id, callback', 'process.exit();', /Cannot find name 'process'/],
    ['GetUserScript', 'id, callback', 'document.title;', /Cannot find name 'document'/],
    ['GetUserScript', 'id, callback', "configuration.X = '1';", /only permits reading/],
    ['GetUserScript', 'id, callback', 'new ValidationError();', /Expected 1-2 arguments/],
  ])('%s (%s) { %s }', (type, parameters, code, fault) => {
    const faults = faultsOf(body(type, parameters, code));
    expect(faults.join('\n')).toMatch(fault);
  });
});

describe('the declarations are of what there is', () => {
  const guest = (file: string) => readFileSync(path.join(root, 'guest', file), 'utf8');

  it('every module can be required, with a version or without', () => {
    const table = guest('modules/index.ts').split('modules: Readonly')[1] ?? '';
    const names = Array.from(
      table.matchAll(/^ {2}'?([\w/-]+)'?: \{ version/gm),
      ([, name]) => name,
    );
    expect(names.length).toBeGreaterThan(15);
    const required = names.map((name) => `require('${String(name)}');`).join('\n');
    expect(faultsOf(required)).toEqual([]);
    const declared = readFileSync(path.join(types, 'modules.d.ts'), 'utf8');
    const modules = Array.from(
      declared.matchAll(/^declare module '([^@:']+)'/gm),
      ([, name]) => name,
    );
    expect(modules.toSorted()).toEqual(names.toSorted());
  });

  it('every global is known', () => {
    const table = /named\(\{([^]*?)\n {2}\}\);/.exec(guest('globals.ts'))?.[1] ?? '';
    const names = Array.from(table.matchAll(/^ {4}(\w+)[,:(]/gm), ([, name]) => name);
    expect(names.length).toBeGreaterThan(30);
    expect(faultsOf(names.map((name) => `void ${String(name)};`).join('\n'))).toEqual([]);
  });
});
