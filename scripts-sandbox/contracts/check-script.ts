/**
 * Whether a source is what a script must be: one function with the parameters of its contract. Where
 * the connection hands out a context the function may take it or leave it: its number of parameters
 * says which (the published examples for one connection do both).
 */
import { LRUCache } from 'lru-cache';

import { childLimits } from '../limits.ts';
import { parametersBefore } from './actions.ts';
import type { ScriptName } from './actions.ts';
import type { Entry } from './entry.ts';
import { parseScript } from './parse-script.ts';
import type { ParsedScript, ScriptRefusal } from './parse-script.ts';

export type CheckedScript = { kind: 'ok'; entry: Entry; takesContext: boolean } | ScriptRefusal;

/** What a source is does not change, and the same few come with every run. */
const parsed = new LRUCache<string, ParsedScript>({
  maxSize: childLimits.parsedCharacters,
  sizeCalculation: (_script, source) => source.length + 1,
});

export function checkScript(
  source: string,
  script: ScriptName,
  hasContext: boolean,
): CheckedScript {
  const read = parsed.get(source) ?? parseScript(source);
  parsed.set(source, read);
  if (read.kind !== 'function') return read;
  const { entry, at } = read;
  const without = parametersBefore[script] + 1;
  if (hasContext && takes(read, without + 1)) return { kind: 'ok', entry, takesContext: true };
  if (takes(read, without)) return { kind: 'ok', entry, takesContext: false };
  return { kind: 'bad-entry', message: wanting(script, without, hasContext, read), ...at };
}

type ScriptFunction = Extract<ParsedScript, { kind: 'function' }>;

/** A rest parameter takes as many as come. */
const takes = ({ parameters, hasRest }: ScriptFunction, given: number): boolean =>
  hasRest ? parameters <= given : parameters === given;

function wanting(
  script: ScriptName,
  without: number,
  hasContext: boolean,
  { parameters }: ScriptFunction,
): string {
  const last = hasContext
    ? `${String(without)} parameters, the last being callback, or ${String(without + 1)}, the last being context and callback`
    : `${String(without)} parameters, the last being callback`;
  return `${script} takes ${last}; this function has ${String(parameters)}`;
}
