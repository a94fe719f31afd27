/**
 * What whoever writes a script may say there, for the completion of an editor: read from the very
 * declarations that scripts are checked with, so that it is never another list.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type ScriptWord = { label: string; kind: string; info?: string };

export type ScriptWords = {
  globals: ScriptWord[];
  /** Of a global, by its name. */
  members: Record<string, ScriptWord[]>;
  /** What may be required, by the name that it is required by. */
  modules: Record<string, ScriptWord[]>;
  /** Somebody as scripts tell them, who is created, and what is known of the sign-in. */
  shapes: Record<'Profile' | 'NewUser' | 'ScriptContext', ScriptWord[]>;
};

const declarations = (file: string) =>
  readFile(
    fileURLToPath(new URL(`../../scripts-sandbox/types/${file}.d.ts`, import.meta.url)),
    'utf8',
  );

let words: Promise<ScriptWords> | undefined;

/** Read once: it is a part of the program. */
export const listScriptWords = (): Promise<ScriptWords> => (words ??= readWords());

async function readWords(): Promise<ScriptWords> {
  const [globals, modules, scripts] = await Promise.all([
    declarations('globals'),
    declarations('modules'),
    declarations('scripts'),
  ]);
  const shape = (name: string) => fieldsIn(blockOf(scripts, `interface ${name} {`));
  return {
    globals: [...globals.matchAll(declared)].map(([, comment, kind = '', label = '']) =>
      word(label, kind, comment),
    ),
    members: membersOf(globals),
    modules: exportsOf(modules),
    shapes: {
      Profile: shape('Profile'),
      NewUser: shape('NewUser'),
      ScriptContext: shape('ScriptContext'),
    },
  };
}

const declared = /(?:\/\*\*((?:(?!\*\/)[^])*)\*\/\n)?^declare (const|class|function) (\w+)/gm;

const field =
  /(?:\/\*\*((?:(?!\*\/)[^])*)\*\/\s+)?^ {2}(?:export (?:function|class|const) )?(?:readonly )?(\w+)\??[(:<= ]/gm;

/** What stands between a heading and the brace that closes it. */
function blockOf(text: string, heading: string): string {
  const begin = text.indexOf(heading);
  return begin === -1 ? '' : text.slice(begin + heading.length, text.indexOf('\n}', begin));
}

function membersOf(globals: string): Record<string, ScriptWord[]> {
  const found: Record<string, ScriptWord[]> = {};
  for (const [, name = '', body = ''] of globals.matchAll(
    /^declare const (\w+): \{\n([^]*?)^\};/gm,
  )) {
    found[name] = fieldsIn(body);
  }
  // The console is written as its names alone.
  for (const [, name = '', names = ''] of globals.matchAll(
    /^declare const (\w+): Record<\s*((?:'\w+'[ |]*)+),/gm,
  )) {
    found[name] = [...names.matchAll(/'(\w+)'/g)].map(([, label = '']) => word(label, 'function'));
  }
  for (const [, name = '', type = ''] of globals.matchAll(/^declare const (\w+): (\w+);/gm)) {
    found[name] = fieldsIn(blockOf(globals, `declare class ${type} {`));
  }
  return found;
}

function exportsOf(modules: string): Record<string, ScriptWord[]> {
  const found: Record<string, ScriptWord[]> = {};
  for (const [, name = '', body = ''] of modules.matchAll(
    /^declare module '([^'@:]+)' \{\n([^]*?)^\}/gm,
  )) {
    found[name] = unique(
      [...body.matchAll(/^ {2}export (function|class|const) (\w+)/gm)].map(
        ([, kind = '', label = '']) => word(label, kind),
      ),
    );
  }
  return found;
}

const fieldsIn = (body: string): ScriptWord[] =>
  unique(
    [...body.matchAll(field)].map(([, comment, label = '']) => word(label, 'property', comment)),
  );

/** Overloads are one word. */
const unique = (found: readonly ScriptWord[]): ScriptWord[] => [
  ...new Map(
    found.filter(({ label }) => label !== 'constructor').map((one) => [one.label, one]),
  ).values(),
];

function word(label: string, kind: string, comment?: string): ScriptWord {
  const info = comment?.replaceAll(/\s*\n\s*\*?\s*/g, ' ').trim();
  return { label, kind, ...(info && { info }) };
}
