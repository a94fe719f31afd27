import { useState } from 'react';

import { Select } from '../fields.tsx';
import { findPreviewedPage, previewedPages } from './previewed-pages.ts';
import type { PreviewedPage } from './previewed-pages.ts';
import type { ShownLanguage } from './shown-language.ts';
import { useSettled } from './use-settled.ts';

/** Servers take no longer addresses; what is beyond is shown once it is saved. */
const LONGEST_QUERY = 6000;

/** A card is the page on a phone, and stands on one on a computer, which is drawn at half its size. */
const screens = [
  { value: 'phone', label: 'Phone' },
  { value: 'computer', label: 'Computer' },
] as const;

type Screen = (typeof screens)[number]['value'];

const schemes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

/** One of the hosted pages as it would look with what has been typed so far. */
export function LivePreview({
  draft = {},
  pages = previewedPages,
  languages,
  firstScreen = 'phone',
}: {
  /** Parameters of the preview's address. A language that is given cannot be chosen. */
  draft?: Readonly<Record<string, string>>;
  pages?: readonly { id: PreviewedPage; title: string }[];
  languages?: readonly ShownLanguage[];
  firstScreen?: Screen;
}) {
  const [page, setPage] = useState<PreviewedPage>(pages[0]?.id ?? 'login');
  const [language, setLanguage] = useState(languages?.[0]?.tag ?? 'en');
  const [screen, setScreen] = useState<Screen>(firstScreen);
  const [scheme, setScheme] = useState<'light' | 'dark'>('light');
  const query = new URLSearchParams({ language, ...draft }).toString();
  const wanted = `/dashboard/preview/${page}?${query}`;
  const address = useSettled(query.length > LONGEST_QUERY ? `/dashboard/preview/${page}` : wanted);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Select
          label="Page"
          value={page}
          choices={pages.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={setPage}
        />
        {languages && (
          <Select
            label="Language"
            value={language}
            choices={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
            onChange={setLanguage}
          />
        )}
        <Select label="Screen" value={screen} choices={screens} onChange={setScreen} />
        <Select label="Colours" value={scheme} choices={schemes} onChange={setScheme} />
      </div>
      <div className={`dash-screen ${screen === 'computer' ? 'dash-screen-computer' : ''}`}>
        <iframe
          // A frame that is made anew leaves no trace in the browser's history.
          key={address}
          tabIndex={-1}
          className={scheme === 'dark' ? 'scheme-dark' : 'scheme-light'}
          src={address}
          title={`Preview: ${findPreviewedPage(page)?.title ?? page}`}
        />
      </div>
      <p className="hint">
        This is a picture: nothing in it can be pressed, and the names in it are made up.
      </p>
    </div>
  );
}
