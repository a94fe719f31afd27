import type { Translate } from '../../copy/index.ts';
import { PostForm } from '../hosted/post-form.tsx';
import { SubmitButton } from '../hosted/submit-button.tsx';
import { Moment } from './moment.tsx';
import { Sentence } from './sentence.tsx';

/** Why the person is not asked for a passkey. */
export type Silence =
  { reason: 'never' } | { reason: 'not_my_device' } | { reason: 'until'; until: Date };

/** What the person has said about being asked, with a way to take it back. */
export function SuggestionsSection({
  t,
  locale,
  silence,
}: {
  t: Translate;
  locale: string;
  silence: Silence;
}) {
  return (
    <section className="sheet" aria-labelledby="suggestions">
      <h2 id="suggestions">{t('account.suggestions.title')}</h2>
      <p className="hint">
        {silence.reason === 'until' ? (
          <Sentence
            t={t}
            name="account.suggestions.until"
            places={{ date: <Moment at={silence.until} locale={locale} /> }}
          />
        ) : (
          t(`account.suggestions.${silence.reason}`)
        )}
      </p>
      <PostForm t={t} action="/account/suggestions" fields={{}}>
        <SubmitButton look="secondary" size="fit">
          {t('account.suggestions.allow')}
        </SubmitButton>
      </PostForm>
    </section>
  );
}
