import { Panel } from '../panel.tsx';
import { LivePreview } from './live-preview.tsx';
import type { ShownLanguage } from './shown-language.ts';

/** /dashboard/branding/preview: every hosted page, in every language. */
export const PreviewsPage = ({ languages }: { languages: ShownLanguage[] }) => (
  <Panel
    title="Preview"
    lead="Every page that people can meet, with the look and the words that are saved."
  >
    <LivePreview languages={languages} />
  </Panel>
);
