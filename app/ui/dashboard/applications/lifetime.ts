/** Lifetimes in forms: seconds as they are typed, and in words. */

/** A number where it is one; otherwise the text, which the server refuses with what it expects. */
export const secondsToSend = (typed: string): number | string =>
  /^\d+$/.test(typed.trim()) ? Number(typed.trim()) : typed;

export function faultOfSeconds(typed: string, most: number): string | undefined {
  const seconds = secondsToSend(typed);
  if (typeof seconds === 'number' && seconds >= 60 && seconds <= most) return undefined;
  return `expected a whole number of seconds from 60 to ${most}`;
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The same in words, such as "1 day 12 hours". */
export function inWords(typed: string): string {
  let rest = Number(secondsToSend(typed));
  if (!Number.isSafeInteger(rest)) return '';
  const parts = units.flatMap(([unit, seconds]) => {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return parts.join(' ');
}
