/** Puts what an object holds on one line where it is short and flat, else each on its own. */
import type { Shape, View } from './inspect.ts';

/** Levels that may stand on one line. */
const FLAT_LEVELS = 3;
const LINE = 72;

export function layOut(
  output: string[],
  { head, open, close }: Shape,
  view: View,
  level: number,
): string {
  const begin = head === '' ? open : `${head} ${open}`;
  const room = output.length + view.indentation + open.length + head.length + 10;
  const length = output.reduce((sum, item) => sum + item.length, output.length + room);
  const isShort =
    length <= Math.min(view.breakLength, LINE + 8) && !output.some((item) => item.includes('\n'));
  if (view.lastLevel - level < FLAT_LEVELS && isShort && !head.includes('\n')) {
    return `${begin} ${output.join(', ')} ${close}`;
  }
  const indentation = `\n${' '.repeat(view.indentation)}`;
  return `${begin}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${close}`;
}
