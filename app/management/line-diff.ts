/**
 * What changed between two texts, line by line, as a unified diff. Lines that both begin or end with
 * are put aside first; of the rest, the longest common sequence stays.
 */
type Text = { name: string; text: string };
type Line = { mark: ' ' | '-' | '+'; text: string };

const CONTEXT_LINES = 3;

/**
 * More lines than these, multiplied, are told as one change: their table would take a process's
 * memory, and nobody would read what came of it.
 */
const MAX_CELLS = 4_000_000;

/** Empty where nothing changed. */
export function unifiedDiff(before: Text, after: Text): string {
  const lines = compared(before.text.split('\n'), after.text.split('\n'));
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return '';
  return [`--- ${before.name}`, `+++ ${after.name}`, ...hunks].join('\n');
}

function compared(before: readonly string[], after: readonly string[]): Line[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [
    ...marked(' ', before.slice(0, start)),
    ...changed(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...marked(' ', before.slice(before.length - end)),
  ];
}

function changed(before: readonly string[], after: readonly string[]): Line[] {
  const width = after.length + 1;
  if (before.length * after.length > MAX_CELLS) {
    return [...marked('-', before), ...marked('+', after)];
  }
  // How many lines are common from a place in both texts to their ends.
  const common = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [gone, come] = [before[i], after[j]];
    if (gone === undefined || come === undefined) break;
    if (gone === come) {
      lines.push({ mark: ' ', text: gone });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      lines.push({ mark: '-', text: gone });
      i += 1;
    } else {
      lines.push({ mark: '+', text: come });
      j += 1;
    }
  }
  return [...lines, ...marked('-', before.slice(i)), ...marked('+', after.slice(j))];
}

const marked = (mark: Line['mark'], texts: readonly string[]): Line[] =>
  texts.map((text) => ({ mark, text }));

/** Changes with the lines around them; those that would meet are one. */
function hunksOf(lines: readonly Line[]): string[] {
  const ranges: { from: number; to: number }[] = [];
  lines.forEach(({ mark }, index) => {
    if (mark === ' ') return;
    const from = Math.max(0, index - CONTEXT_LINES);
    const to = Math.min(lines.length, index + CONTEXT_LINES + 1);
    const last = ranges.at(-1);
    if (last && from <= last.to) last.to = to;
    else ranges.push({ from, to });
  });
  return ranges.map(({ from, to }) => {
    const hunk = lines.slice(from, to);
    const heading = `@@ -${range(lines, '-', from, to)} +${range(lines, '+', from, to)} @@`;
    return [heading, ...hunk.map(({ mark, text }) => `${mark}${text}`)].join('\n');
  });
}

/** Where a hunk begins in one of the two texts, and how many lines of it it has. */
function range(lines: readonly Line[], side: '-' | '+', from: number, to: number): string {
  const ofSide = ({ mark }: Line): boolean => mark === ' ' || mark === side;
  const before = lines.slice(0, from).filter(ofSide).length;
  const count = lines.slice(from, to).filter(ofSide).length;
  // As every tool writes it: a side without lines is named by the line before it.
  return `${String(count === 0 ? before : before + 1)},${String(count)}`;
}
