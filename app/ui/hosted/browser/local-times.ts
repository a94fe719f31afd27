/**
 * Shows moments as they were where the person is. The server, which does not know where that is,
 * has written them for UTC.
 */
export function showLocalTimes(): void {
  const { lang } = document.documentElement;
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-local]')) {
    const at = new Date(element.dateTime);
    element.textContent = new Intl.DateTimeFormat(lang, {
      dateStyle: 'medium',
      ...(element.dataset.local === 'minute' && { timeStyle: 'short' }),
    }).format(at);
  }
}
