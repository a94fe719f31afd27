import type { TriedField } from './scripts.ts';

/** What stands in the fields of a form, by their names. */
export type Typed = Record<string, string | boolean>;

export type Input = { ok: true; input: Record<string, unknown> } | { ok: false; field: string };

/** What a script is called with. A field that is empty is left out where others may stand for it. */
export function inputOf(fields: readonly TriedField[], typed: Typed): Input {
  const input: Record<string, unknown> = {};
  for (const { name, kind, value } of fields) {
    const [first = '', second] = name.split('.');
    const given = typed[name];
    if (kind === 'json') {
      const parsed = asFields(given);
      if (!parsed) return { ok: false, field: name };
      input[first] = { ...parsed, ...asRecord(input[first]) };
    } else if (second === undefined) {
      input[first] = kind === 'check' ? given === true : (given ?? '');
    } else if (given !== undefined && given !== '' && given !== false) {
      input[first] = { ...asRecord(input[first]), [second]: value ?? given };
    }
  }
  return { ok: true, input };
}

/** The same, back into the fields: a fixture is tried again. */
export function typedOf(fields: readonly TriedField[], input: Record<string, unknown>): Typed {
  const typed: Typed = {};
  const shown = new Set(fields.map(({ name }) => name));
  for (const { name, kind } of fields) {
    const [first = '', second] = name.split('.');
    const given = second === undefined ? input[first] : asRecord(input[first])[second];
    if (kind === 'json') {
      const rest = Object.entries(asRecord(given)).filter(([key]) => !shown.has(`${name}.${key}`));
      typed[name] = rest.length > 0 ? JSON.stringify(Object.fromEntries(rest)) : '';
    } else if (kind === 'check') typed[name] = Boolean(given);
    else typed[name] = typeof given === 'string' ? given : '';
  }
  return typed;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function asFields(text: string | boolean | undefined): Record<string, unknown> | undefined {
  if (typeof text !== 'string' || text.trim() === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
