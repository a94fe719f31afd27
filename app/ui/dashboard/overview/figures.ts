/** How numbers are written. Server and browser write them alike, whatever their own language is. */
const counts = new Intl.NumberFormat('en');
const percents = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const ratios = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

export const countText = (count: number): string => counts.format(count);

export const percentText = (share: number): string => percents.format(share);

/** A day such as `2026-03-01`, as it stands below a plot. */
export const dayText = (date: string): string => days.format(new Date(date));

/** How a number has changed from the one before it. */
export function changeText(now: number, before: number): string {
  if (now === before) return 'no change';
  if (before === 0) return 'none before';
  const change = (now - before) / before;
  return `${change > 0 ? 'up' : 'down'} ${percents.format(Math.abs(change))}`;
}

/** How a share has changed, in points of percent. */
export function pointsText(now: number, before: number): string {
  const points = Math.round((now - before) * 1000) / 10;
  if (points === 0) return 'no change';
  return `${points > 0 ? 'up' : 'down'} ${ratios.format(Math.abs(points))} points`;
}

/** How many of one step came to the next, of which there can be more. */
export function rateText(from: number, to: number, { one, many }: { one: string; many: string }) {
  if (from === 0) return `there were no ${many}`;
  if (to <= from) return `${percents.format(to / from)} of ${many}`;
  return `${ratios.format(to / from)} for each ${one}`;
}
