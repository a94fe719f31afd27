/** Scripts to begin with, a set for each kind of database. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { invalidOption } from './parse-options.ts';
import { command, next, table } from './text.ts';
import { verb } from './verb.ts';
import type { Option, Verb } from './verb.ts';

const folder = fileURLToPath(new URL('../scripts-sandbox/templates', import.meta.url));

const setOption = {
  kind: 'text',
  value: 'NAME',
  about: 'Which set, by its database',
  expected: 'the name of a set, such as postgresql',
  required: true,
} as const satisfies Option;

const scriptOption = {
  kind: 'text',
  value: 'NAME',
  about: 'Which script of it',
  expected: 'the name of a script, such as login or get_user',
  required: true,
} as const satisfies Option;

type TemplateSet = { set: string; scripts: string[]; configuration: string[] };

async function listSets(): Promise<TemplateSet[]> {
  const sets = (await readdir(folder)).toSorted();
  return Promise.all(
    sets.map(async (set) => {
      const scripts = await listScriptsOf(set);
      const sources = await Promise.all(scripts.map((script) => readTemplate(set, script)));
      const named = sources.join('\n').matchAll(/\bconfiguration\.(\w+)/g);
      const configuration = [...new Set([...named].map(([, name = '']) => name))].toSorted();
      return { set, scripts, configuration };
    }),
  );
}

const listScriptsOf = async (set: string): Promise<string[]> =>
  (await readdir(path.join(folder, set)))
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.basename(file, '.js'))
    .toSorted();

const readTemplate = (set: string, script: string): Promise<string> =>
  readFile(path.join(folder, set, `${script}.js`), 'utf8');

/** Only names that were listed become paths. */
function requireListed(name: string, option: Option, value: string, known: readonly string[]) {
  if (known.includes(value)) return;
  throw invalidOption(name, option, value, `expected one of ${known.join(', ')}`);
}

export const templateVerbs: readonly Verb[] = [
  verb({
    name: 'templates',
    isReading: true,
    about: 'List scripts to begin with, and what they want to be told',
    options: {},
    examples: ['scripts templates'],
    run: listSets,
    say: (sets) =>
      [
        table(
          ['set', 'scripts', 'configuration'],
          sets.map(({ set, scripts, configuration }) => [set, scripts, configuration]),
        ),
        '',
        next(command('scripts', 'template', '--set', 'postgresql', '--script', 'login')),
      ].join('\n'),
  }),

  verb({
    name: 'template',
    isReading: true,
    about: 'Print a script to begin with; it is for connections with a context',
    options: { set: setOption, script: scriptOption },
    examples: ['scripts template --set postgresql --script login'],
    run: async ({ set, script }) => {
      requireListed('set', setOption, set, (await readdir(folder)).toSorted());
      requireListed('script', scriptOption, script, await listScriptsOf(set));
      return { set, script, source: await readTemplate(set, script) };
    },
    say: ({ source }) => source.trimEnd(),
  }),
];
