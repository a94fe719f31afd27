import type { Translate } from '../../copy/index.ts';

const UNKNOWN = 'Unknown browser';

/** A browser in the page's language, as the server keeps it: "Chrome on Windows", or "Chrome". */
export function browserLabel(t: Translate, kept: string | null): string {
  const [family = UNKNOWN, system] = (kept ?? UNKNOWN).split(' on ');
  const browser = family === UNKNOWN ? t('account.session.unknown_browser') : family;
  return system === undefined ? browser : t('account.browser_on_system', { browser, system });
}
