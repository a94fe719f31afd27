/** What the editor of a script proposes: from the declarations, and from this connection. */
import { snippetCompletion } from '@codemirror/autocomplete';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';

import type { ScriptWord, ScriptWords } from './script-words.ts';

export type Vocabulary = {
  words: ScriptWords;
  /** Names of what this connection's scripts are told. */
  configuration: readonly string[];
  script: string;
};

export function completeScript({ words, configuration, script }: Vocabulary) {
  const names = configuration.map((label) => ({ label, kind: 'property' }));
  const general = [
    ...words.globals.map(asCompletion),
    ...callbacks(script),
    ...words.shapes.Profile.map((word) => ({ ...asCompletion(word), boost: -1 })),
  ];
  return (context: CompletionContext): CompletionResult | null => {
    const required = context.matchBefore(/require\(\s*['"][\w/-]*/);
    if (required) {
      const from = required.from + required.text.search(/['"]/) + 1;
      return {
        from,
        options: Object.keys(words.modules).map((label) => ({ label, type: 'namespace' })),
      };
    }
    const member = context.matchBefore(/[\w$]+\??\.\w*/);
    if (member) {
      const [owner = ''] = member.text.split(/\??\./);
      const options = membersOf(owner, context, words, names);
      const from = member.from + member.text.lastIndexOf('.') + 1;
      return options ? { from, options: options.map(asCompletion), validFor: /^\w*$/ } : null;
    }
    const word = context.matchBefore(/\w+/);
    if (!word && !context.explicit) return null;
    return { from: word?.from ?? context.pos, options: general, validFor: /^\w*$/ };
  };
}

function membersOf(
  owner: string,
  { state }: CompletionContext,
  { members, modules, shapes }: ScriptWords,
  configuration: readonly ScriptWord[],
): readonly ScriptWord[] | undefined {
  if (owner === 'configuration') return configuration;
  if (owner === 'context') return shapes.ScriptContext;
  if (owner === 'user') return [...shapes.NewUser, ...shapes.Profile];
  if (members[owner]) return members[owner];
  const required = new RegExp(
    `\\b${owner.replaceAll('$', '\\$')}\\s*=\\s*require\\(\\s*['"]([\\w/-]+)`,
  );
  const [, module = ''] = required.exec(state.doc.toString()) ?? [];
  return modules[module];
}

const types: Record<string, string> = {
  const: 'variable',
  function: 'function',
  class: 'class',
  property: 'property',
};

const asCompletion = ({ label, kind, info }: ScriptWord): Completion => ({
  label,
  type: types[kind] ?? 'text',
  ...(info !== undefined && { info }),
});

/** How a script of this kind may end. */
function callbacks(script: string): Completion[] {
  const ending = (template: string, label: string, detail: string) =>
    snippetCompletion(template, { label, detail, type: 'function', boost: 2 });
  const failed = ending(
    'callback(new Error(${message}))',
    'callback(error)',
    'it could not be done',
  );
  const somebody = ending(
    'callback(null, { user_id: ${id}, email: ${email} })',
    'callback(null, profile)',
    'somebody',
  );
  const nobody = ending('callback(null)', 'callback(null)', 'nobody, or it is done');
  switch (script) {
    case 'login':
      return [
        ...[somebody, failed],
        ending(
          'callback(new WrongUsernameOrPasswordError(${id}))',
          'callback(wrong)',
          'the name or the password is wrong',
        ),
      ];
    case 'get_user':
      return [somebody, nobody, failed];
    case 'create':
      return [
        ...[somebody, failed],
        ending(
          "callback(new ValidationError('user_exists', ${message}))",
          'callback(exists)',
          'there is such a user already',
        ),
      ];
    case 'delete':
      return [nobody, failed];
    default:
      return [ending('callback(null, true)', 'callback(null, true)', 'it is done'), failed];
  }
}
