/** How answers are laid out for people. */

/**
 * Names and log entries come from strangers: characters that a terminal would obey, or that
 * reorder a line, are replaced.
 */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const printable = (value: string): string => value.replace(unprintable, '\ufffd');

/** The same for text of several lines, in which there may be tabs. */
export const printableLines = (text: string): string =>
  text.replace(unprintable, (one) => (one === '\n' || one === '\t' ? one : '\ufffd'));

type Cell = string | number | boolean | Date | null | undefined | readonly string[];

const LINE_WIDTH = 100;

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
function aligned(rows: readonly (readonly string[])[]): string {
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

const BAR_WIDTH = 30;

/** A share of a whole, to look at: `[███████░░░░░░░░] 50 %`. */
export function bar(percent: number): string {
  const full = Math.floor((percent / 100) * BAR_WIDTH);
  return `[${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}] ${percent} %`;
}

/** Names and what they mean, in two columns; the second goes on below itself where it is long. */
export function described(entries: readonly (readonly [name: string, about: string])[]): string {
  const indent = Math.max(...entries.map(([name]) => widthOf(name))) + 4;
  return entries
    .map(([name, about]) => {
      const lines = wrapped(about, LINE_WIDTH - indent);
      return `  ${name.padEnd(indent - 2)}${lines.join(`\n${' '.repeat(indent)}`)}`;
    })
    .join('\n');
}

/** Sentences, indented, over as many lines as they take. */
export const paragraph = (text: string): string =>
  wrapped(text, LINE_WIDTH - 2)
    .map((line) => `  ${line}`)
    .join('\n');

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || widthOf(line) + widthOf(word) >= width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

const widthOf = (text: string): number => Array.from(text).length;

/** A command as it is typed in a shell. */
export const command = (...words: readonly string[]): string =>
  ['npm run cli --', ...words.map(quoted)].join(' ');

/** What to do next, as commands to copy. */
export const next = (...commands: readonly string[]): string =>
  ['Next:', ...commands.map((line) => `  ${line}`)].join('\n');

const quoted = (word: string): string =>
  /^[\w.,:@%/+=-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
