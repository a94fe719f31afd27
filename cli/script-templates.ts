/** Scripts to begin with, a set for each kind of database. */
import { invalidOption } from './parse-options.ts';
import { command, next, table } from './text.ts';
import { verb } from './verb.ts';
import type { Option, Verb } from './verb.ts';

const management = () => import('#app/management/script-templates.ts');

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

function listed<One>(
  { name, option, value }: { name: string; option: Option; value: string },
  known: ReadonlyMap<string, One>,
): One {
  const found = known.get(value);
  if (found !== undefined) return found;
  const expected = `expected one of ${[...known.keys()].join(', ')}`;
  throw invalidOption(name, option, value, expected);
}

export const templateVerbs: readonly Verb[] = [
  verb({
    name: 'templates',
    isReading: true,
    about: 'List scripts to begin with, and what they want to be told',
    options: {},
    examples: ['scripts templates'],
    run: async () =>
      (await (await management()).listTemplateSets()).map(({ scripts, ...rest }) => ({
        ...rest,
        scripts: scripts.map(({ script }) => script),
      })),
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
      const sets = await (await management()).listTemplateSets();
      const bySet = new Map(sets.map(({ set, scripts }) => [set, scripts]));
      const scripts = listed({ name: 'set', option: setOption, value: set }, bySet);
      const byScript = new Map(scripts.map(({ script, source }) => [script, source]));
      const chosen = { name: 'script', option: scriptOption, value: script };
      return { set, script, source: listed(chosen, byScript) };
    },
    say: ({ source }) => source.trimEnd(),
  }),
];
