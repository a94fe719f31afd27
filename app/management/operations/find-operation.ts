import { operations } from './all.ts';
import type { Method, Operation } from './operation.ts';

export type FoundOperation =
  | { kind: 'found'; operation: Operation; path: Record<string, string> }
  | { kind: 'other-method'; allowed: Method[] }
  | { kind: 'none' };

/** Each address in its parts: a word, or the name of a parameter. */
const addresses = operations.map((operation) => ({
  operation,
  parts: operation.path.split('/').map((word) => ({ word, name: /^\{(.+)\}$/.exec(word)?.[1] })),
}));

/** @param path below `/api/v2`, as it was sent: a `/` in a parameter is escaped. */
export function findOperation(method: string, path: string): FoundOperation {
  const sent = path.split('/').map(decoded);
  const matching = addresses.flatMap(({ operation, parts }) => {
    const found = match(parts, sent);
    return found ? [{ operation, path: found }] : [];
  });
  // A word of the address itself goes before a parameter.
  const [best] = matching.toSorted((a, b) => count(a.path) - count(b.path));
  if (!best) return { kind: 'none' };
  const found = matching.find(
    ({ operation, path: named }) =>
      operation.method === method && count(named) === count(best.path),
  );
  if (found) return { kind: 'found', ...found };
  return { kind: 'other-method', allowed: matching.map(({ operation }) => operation.method) };
}

const count = (named: Record<string, string>) => Object.keys(named).length;

function match(
  parts: (typeof addresses)[number]['parts'],
  sent: readonly (string | undefined)[],
): Record<string, string> | undefined {
  if (parts.length !== sent.length) return undefined;
  const named: Record<string, string> = {};
  for (const [index, { word, name }] of parts.entries()) {
    const value = sent[index];
    if (value === undefined || (name ? value === '' : value !== word)) return undefined;
    if (name) named[name] = value;
  }
  return named;
}

function decoded(text: string): string | undefined {
  try {
    const value = decodeURIComponent(text);
    return value.includes('\0') ? undefined : value;
  } catch {
    return undefined;
  }
}
