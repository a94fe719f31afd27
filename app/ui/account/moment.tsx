/**
 * A date, or a moment to the minute, in the page's language. The module shows it in the person's own
 * time zone; without a script it says which one it is in.
 */
export function Moment({
  at,
  locale,
  to = 'day',
}: {
  at: Date;
  locale: string;
  to?: 'day' | 'minute';
}) {
  const options: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    ...(to === 'minute' && { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }),
    timeZone: 'UTC',
  };
  return (
    <time dateTime={at.toISOString()} data-local={to}>
      {new Intl.DateTimeFormat(locale, options).format(at)}
    </time>
  );
}
