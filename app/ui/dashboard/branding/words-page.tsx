import { useNavigate } from '@remix-run/react';
import { useEffect, useState } from 'react';

import { ConfirmAct } from '../confirm-act.tsx';
import { CheckBox, Select, TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { LivePreview } from './live-preview.tsx';
import { previewedPages } from './previewed-pages.ts';
import { SentenceField } from './sentence-field.tsx';
import type { Sentence } from './sentence-field.tsx';
import type { ShownLanguage } from './shown-language.ts';

type Texts = Record<string, string>;

export type WordsPageProps = {
  prompt: string;
  prompts: readonly string[];
  language: string;
  languages: ShownLanguage[];
  sentences: Sentence[];
  texts: Texts;
  version: string;
};

const promptTitles: Record<string, string> = {
  account: 'Account',
  common: 'Buttons, fields and errors of all pages',
  consent: 'Consent',
  'device-flow': 'Connecting a device',
  login: 'Sign in',
  'login-password': 'Sign in: password',
  logout: 'Log out',
  passkeys: 'Passkeys',
  'reset-password': 'A link back in',
  signup: 'Sign up',
  'signup-password': 'Sign up: password',
};

/** /dashboard/branding/words: what pages say, in words of the tenant. */
export function WordsPage(props: WordsPageProps) {
  const { prompt, language, texts, sentences } = props;
  const may = useMay();
  const [draft, setDraft] = useState('{}');
  const path = { prompt, language };
  const pages = previewedPages.filter((page) => page.prompt === prompt);
  const name = promptTitles[prompt] ?? prompt;
  return (
    <>
      <Chosen {...props} />
      <div className="dash-split">
        <Panel
          title={name}
          lead="Above each field stands what the page says without you. Leave a field empty to keep that."
        >
          <SettingsForm
            operation="replace_custom_text"
            path={path}
            read={texts}
            version={props.version}
            bodyOf={written}
            mayChange={may('replace_custom_text')}
          >
            {(edit) => <Sentences {...edit} sentences={sentences} onShow={setDraft} />}
          </SettingsForm>
          {may('replace_custom_text') && Object.keys(texts).length > 0 && (
            <ConfirmAct
              label="Clear all of these"
              title={`Say our words again on “${name}”?`}
              consequence={`Your own sentences here are deleted: ${Object.keys(texts).length}. The pages say ours from then on.`}
              act="Clear"
              operation="replace_custom_text"
              asked={{ path, body: {} }}
              done="The pages say our words again."
            />
          )}
        </Panel>
        <Panel title="Preview">
          <LivePreview draft={{ language, texts: changesIn(draft, texts) }} pages={pages} />
        </Panel>
      </div>
    </>
  );
}

const written = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));

/** What a preview does not know yet, as JSON. */
const changesIn = (draft: string, saved: Texts): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(JSON.parse(draft) as Texts).filter(([key, text]) => saved[key] !== text),
    ),
  );

function Chosen({ prompt, prompts, language, languages }: WordsPageProps) {
  const navigate = useNavigate();
  const go = (chosen: { prompt: string; language: string }) =>
    navigate(`/dashboard/branding/words?${new URLSearchParams(chosen).toString()}`);
  return (
    <div className="grid max-w-2xl grid-cols-1 gap-4 sm:grid-cols-2">
      <Select
        label="Pages"
        value={prompt}
        choices={prompts.map((name) => ({ value: name, label: promptTitles[name] ?? name }))}
        onChange={(value) => go({ prompt: value, language })}
      />
      <Select
        label="Language"
        value={language}
        choices={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
        onChange={(value) => go({ prompt, language: value })}
      />
    </div>
  );
}

const FILTER_FROM = 12;

function Sentences({
  draft,
  change,
  problem,
  mayChange,
  sentences,
  onShow,
}: {
  draft: Texts;
  change: (part: Texts) => void;
  problem: { message: string } | undefined;
  mayChange: boolean;
  sentences: Sentence[];
  onShow: (draft: string) => void;
}) {
  const [search, setSearch] = useState('');
  const [isOwnOnly, setOwnOnly] = useState(false);
  const told = JSON.stringify(draft);
  useEffect(() => onShow(told), [told, onShow]);
  const wanted = search.trim().toLowerCase();
  const shown = sentences.filter(
    ({ key, text }) =>
      `${key} ${text} ${draft[key] ?? ''}`.toLowerCase().includes(wanted) &&
      (!isOwnOnly || (draft[key] ?? '') !== ''),
  );
  return (
    <>
      {sentences.length > FILTER_FROM && (
        <>
          <TextField label="Find a sentence" type="search" value={search} onChange={setSearch} />
          <CheckBox label="Only your own sentences" checked={isOwnOnly} onChange={setOwnOnly} />
        </>
      )}
      {shown.map((sentence) => (
        <SentenceField
          key={sentence.key}
          sentence={sentence}
          value={draft[sentence.key] ?? ''}
          onChange={(text) => change({ [sentence.key]: text })}
          refusal={problem?.message}
          readOnly={!mayChange}
        />
      ))}
      {shown.length === 0 && <p className="hint">No sentence is like that.</p>}
    </>
  );
}
