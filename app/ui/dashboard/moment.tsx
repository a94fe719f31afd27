import { useEffect, useState } from 'react';

/**
 * A moment in the reader's own time zone and language. What the server renders is UTC and says so: it
 * does not know where the reader is.
 */
export function Moment({ at, none = 'Never' }: { at: string | null | undefined; none?: string }) {
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  if (!at) return <>{none}</>;
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };
  const shown = isHere
    ? new Intl.DateTimeFormat(undefined, options).format(new Date(at))
    : `${new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).format(new Date(at))} UTC`;
  return <time dateTime={at}>{shown}</time>;
}
