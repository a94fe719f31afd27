import { languageTags } from '#app/copy/choose-language.ts';

import type { ShownLanguage } from '../../../ui/dashboard/branding/shown-language.ts';

const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** The languages that pages are there in, as the dashboard names them. */
export const shownLanguages = (tags = languageTags): ShownLanguage[] =>
  tags.map((tag) => ({ tag, name: names.of(tag) ?? tag }));
