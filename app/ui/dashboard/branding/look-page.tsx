import { useEffect, useState } from 'react';

import { brandFills } from '../../hosted/brand-style.ts';
import type { Refusal } from '../ask-server.ts';
import { TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import { backgroundOf } from './background-draft.ts';
import type { BackgroundDraft } from './background-draft.ts';
import { BackgroundField } from './background-field.tsx';
import { ColorField } from './color-field.tsx';
import { LivePreview } from './live-preview.tsx';
import { faultOfAddress, faultOfColor, faultOfFont, unlessEmpty } from './look-faults.ts';
import type { ShownLanguage } from './shown-language.ts';

export type Look = {
  logoUrl: string;
  faviconUrl: string;
  primary: string;
  background: BackgroundDraft;
  fontUrl: string;
};

/** /dashboard/branding: what all hosted pages have in common to look at. */
export function LookPage({
  look,
  version,
  languages,
}: {
  look: Look;
  version: string;
  languages: ShownLanguage[];
}) {
  const mayChange = useMay()('update_branding');
  const [shown, setShown] = useState('');
  return (
    <div className="dash-split">
      <Panel title="Look" lead="It counts on every page from the next request on.">
        <SettingsForm
          operation="update_branding"
          read={look}
          version={version}
          bodyOf={bodyOf}
          fields={['logo_url', 'favicon_url', 'colors', 'font.url']}
          mayChange={mayChange}
        >
          {({ draft, change, problem }) => (
            <LookFields {...{ draft, change, problem, mayChange }} onShow={setShown} />
          )}
        </SettingsForm>
      </Panel>
      <Panel title="Preview">
        <LivePreview
          draft={Object.fromEntries(new URLSearchParams(shown))}
          languages={languages}
          firstScreen="computer"
        />
      </Panel>
    </div>
  );
}

const bodyOf = ({ logoUrl, faviconUrl, primary, background, fontUrl }: Look) => ({
  logo_url: logoUrl.trim() || null,
  favicon_url: faviconUrl.trim() || null,
  colors: { primary: primary.trim() || null, page_background: backgroundOf(background) },
  font: { url: fontUrl.trim() || null },
});

/** The same as parameters of a preview, where an empty one takes away. */
const previewOf = (look: Look): string => {
  const { logo_url, colors, font } = bodyOf(look);
  return new URLSearchParams({
    logo_url: logo_url ?? '',
    primary: colors.primary ?? '',
    page_background: JSON.stringify(colors.page_background ?? ''),
    font_url: font.url ?? '',
  }).toString();
};

const address = unlessEmpty(faultOfAddress);
const colour = unlessEmpty(faultOfColor);
const font = unlessEmpty(faultOfFont);

function LookFields({
  draft,
  change,
  problem,
  mayChange,
  onShow,
}: {
  draft: Look;
  change: (part: Partial<Look>) => void;
  problem: Refusal | undefined;
  mayChange: boolean;
  /** Hears the parameters of a preview of the draft. */
  onShow: (query: string) => void;
}) {
  const { logoUrl, faviconUrl, primary, background, fontUrl } = draft;
  const told = previewOf(draft);
  useEffect(() => onShow(told), [told, onShow]);
  return (
    <>
      <TextField
        label="Logo"
        type="url"
        value={logoUrl}
        onChange={(value) => change({ logoUrl: value })}
        hint="An https address of a picture, shown 40 pixels high. Without one the pages show your tenant's name."
        error={address(logoUrl.trim()) ?? faultOf(problem, 'logo_url')}
        readOnly={!mayChange}
        input={{ dir: 'ltr', placeholder: 'https://example.com/logo.svg' }}
      />
      <TextField
        label="Icon of browser tabs"
        type="url"
        value={faviconUrl}
        onChange={(value) => change({ faviconUrl: value })}
        hint="An https address of a square picture."
        error={address(faviconUrl.trim()) ?? faultOf(problem, 'favicon_url')}
        readOnly={!mayChange}
        input={{ dir: 'ltr', placeholder: 'https://example.com/favicon.ico' }}
      />
      <ColorField
        label="Primary colour"
        value={primary}
        onChange={(value) => change({ primary: value })}
        hint="Of buttons and links, such as #0a66c2. Leave it empty for ours."
        error={colour(primary.trim()) ?? faultOf(problem, 'colors.primary')}
        readOnly={!mayChange}
      />
      <ContrastNote primary={primary.trim()} />
      <BackgroundField
        draft={background}
        onChange={(changed) => change({ background: changed })}
        problem={problem}
        readOnly={!mayChange}
      />
      <TextField
        label="Font"
        type="url"
        value={fontUrl}
        onChange={(value) => change({ fontUrl: value })}
        hint="An https address of a WOFF2, WOFF, TTF or OTF file that other sites may load (CORS). Whoever opens a page asks that server for it; until it comes, and without one, the pages are in the font of the device."
        error={font(fontUrl.trim()) ?? faultOf(problem, 'font.url')}
        readOnly={!mayChange}
        input={{ dir: 'ltr', placeholder: 'https://example.com/font.woff2' }}
      />
    </>
  );
}

/** Where a colour would be lost on the page, a neighbour of it is used, and this says so. */
function ContrastNote({ primary }: { primary: string }) {
  const fills = brandFills(primary);
  if (!fills) return null;
  const { wanted } = fills;
  const changed = [
    ...(fills.light === wanted ? [] : [{ where: 'light', colour: fills.light }]),
    ...(fills.dark === wanted ? [] : [{ where: 'dark', colour: fills.dark }]),
  ];
  if (changed.length === 0) return <p className="hint">Everybody can read this colour.</p>;
  return (
    <div className="hint" role="status">
      <p>So that everybody can read the pages, buttons get a neighbour of this colour:</p>
      <ul className="mt-1 flex flex-col gap-1">
        {changed.map(({ where, colour }) => (
          <li key={where}>
            <svg className="dash-swatch" aria-hidden="true">
              <rect width="100%" height="100%" fill={colour} />
            </svg>{' '}
            <code>{colour}</code> on {where} pages
          </li>
        ))}
      </ul>
    </div>
  );
}
