import type { Row } from './measured.ts';

const columns: [title: string, text: (row: Row) => string | undefined][] = [
  ['Figure', ({ what }) => what],
  ['Measured', ({ value }) => value],
  ['p50 / p99', ({ times }) => times],
  ['Server CPU', ({ cost }) => cost],
  ['Baseline', ({ baseline }) => baseline],
  ['Ratio', ({ ratio }) => ratio],
  ['Aim', ({ aim }) => aim],
  ['', ({ met }) => (met === undefined ? undefined : met ? 'met' : 'MISSED')],
];

/** Rows in columns as wide as they have to be. */
export function table(rows: readonly Row[]): string {
  const lines = [
    columns.map(([title]) => title),
    ...rows.map((row) => columns.map(([, text]) => text(row) ?? '')),
  ];
  const widths = columns.map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const printed = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [printed[0], rule, ...printed.slice(1)].join('\n');
}
