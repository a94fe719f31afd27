import { fine, skip, warn } from './check.ts';
import type { Verdict } from './check.ts';

/** What applications allow for when they look at the times in a token. */
const TOLERANCE_SECONDS = 60;

export function checkClock(date: Date | undefined): Verdict {
  const theirs = date?.getTime();
  if (theirs === undefined || Number.isNaN(theirs)) return skip('the answers have no Date');
  const seconds = Math.round((theirs - Date.now()) / 1000);
  if (Math.abs(seconds) <= TOLERANCE_SECONDS)
    return fine("the server's clock agrees with this one");
  return warn(
    `the server's clock is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} this one`,
    'Let both machines set their clocks by NTP: tokens have a beginning and an end.',
  );
}
