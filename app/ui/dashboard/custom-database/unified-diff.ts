/** A unified diff, read back into lines with their numbers on either side. */
export type DiffLine =
  | { kind: 'hunk'; key: string }
  | { kind: 'same' | 'gone' | 'come'; key: string; before?: number; after?: number; text: string };

export function readDiff(diff: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let [before, after] = [0, 0];
  // The first two lines name the texts.
  for (const [index, line] of diff.split('\n').slice(2).entries()) {
    const key = String(index);
    const [, from, to] = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? [];
    const text = line.slice(1);
    if (from !== undefined && to !== undefined) {
      [before, after] = [Number(from), Number(to)];
      lines.push({ kind: 'hunk', key });
    } else if (line.startsWith('-')) lines.push({ kind: 'gone', key, before: before++, text });
    else if (line.startsWith('+')) lines.push({ kind: 'come', key, after: after++, text });
    else lines.push({ kind: 'same', key, before: before++, after: after++, text });
  }
  return lines;
}
