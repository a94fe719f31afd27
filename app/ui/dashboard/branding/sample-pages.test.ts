import { readFileSync, readdirSync } from 'node:fs';

import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { copyFor } from '../../../copy/index.ts';
import { previewedPages } from './previewed-pages.ts';
import { samplePages } from './sample-pages.tsx';

const ui = new URL('../../', import.meta.url);

it('has a sample of every hosted page and every page of the account', () => {
  const source = readFileSync(new URL('sample-pages.tsx', import.meta.url), 'utf8');
  // The frames that pages stand in are no pages.
  const frames = ['hosted-page.tsx', 'account-page.tsx'];
  const missing = ['hosted', 'account'].flatMap((room) =>
    readdirSync(new URL(`${room}/`, ui))
      .filter((file) => file.endsWith('-page.tsx') && !frames.includes(file))
      .filter((file) => !source.includes(`/${room}/${file}'`)),
  );
  expect(missing).toEqual([]);
});

const { t, locale } = copyFor(['en']);
const hosted = { frame: { tenantName: 'Harbour', t }, moduleUrl: null };

it.each(previewedPages)('renders $id, with one heading and no script', ({ id }) => {
  for (const passkeyUi of ['both', null] as const) {
    const html = renderToStaticMarkup(
      samplePages[id]({ hosted, locale, host: 'login.example.com', passkeyUi }),
    );
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html).not.toContain('<script');
  }
});
