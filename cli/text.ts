/** How answers are laid out for people. */

/**
 * Names and log entries come from strangers: characters that a terminal would obey, or that
 * reorder a line, are replaced.
 */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const printable = (value: string): string => value.replace(unprintable, '\ufffd');

/** The same for text of several lines. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n');

type Cell = string | number | boolean | Date | null | undefined | readonly string[];

/** A value as a person reads it. */
export function cell(value: Cell): string {
  if (value === null || value === undefined || value === '') return '-';
  if (value instanceof Date) return value.toISOString().replace(/\.\d+Z$/, 'Z');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return value.length > 0 ? printable(value.join(', ')) : '-';
  return printable(String(value));
}

/** Rows under headings, in columns as wide as they must be. */
export function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return aligned([
    headings.map((heading) => heading.toUpperCase()),
    ...rows.map((row) => row.map(cell)),
  ]);
}

/** One thing, a line for each of its facts. */
export const facts = (values: Record<string, Cell>): string =>
  aligned(Object.entries(values).map(([name, value]) => [`  ${name}`, cell(value)]));

/** Columns two spaces apart. The last is left to run on. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((text, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(text))));
  }
  return rows
    .map((row) =>
      row
        .map((text, i) => text + ' '.repeat((widths[i] ?? 0) - widthOf(text)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** "1 user", "3 users". */
export const counted = (count: number, thing: string): string =>
  `${count} ${thing}${count === 1 ? '' : 's'}`;

const widthOf = (text: string): number => Array.from(text).length;

/** A command as it is typed in a shell. */
export const command = (...words: readonly string[]): string =>
  ['npm run cli --', ...words.map(quoted)].join(' ');

/** What to do next, as commands to copy. */
export const next = (...commands: readonly string[]): string =>
  ['Next:', ...commands.map((line) => `  ${line}`)].join('\n');

const quoted = (word: string): string =>
  /^[\w.,:@%/+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
