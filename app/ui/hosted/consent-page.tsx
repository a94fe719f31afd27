import { isCopyKey } from '../../copy/index.ts';
import type { Translate } from '../../copy/index.ts';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { CheckIcon } from './icons.tsx';
import { FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type RequestedScope = { value: string; description?: string };

export type ConsentPageProps = Hosted & {
  state: string;
  applicationName: string;
  scopes: readonly RequestedScope[];
  error?: ShownError;
};

/** /consent: what the application would be able to do. Both answers are equally easy. */
export function ConsentPage(props: ConsentPageProps) {
  const { state, applicationName, scopes, error } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('consent.title', { applicationName })}>
      <FormError t={t} error={error} />
      <section className="stack" aria-labelledby="scopes-lead">
        <p id="scopes-lead">{t('consent.lead', { applicationName })}</p>
        <ul className="scopes">
          {scopes.map((scope) => (
            <li key={scope.value}>
              <CheckIcon />
              <span>{scopeSentence(t, scope)}</span>
            </li>
          ))}
        </ul>
      </section>
      <PostForm t={t} action="/consent" fields={{ state }}>
        <div className="pair">
          <SubmitButton look="secondary" name="action" value="decline">
            {t('consent.decline')}
          </SubmitButton>
          <SubmitButton name="action" value="accept">
            {t('consent.accept')}
          </SubmitButton>
        </div>
      </PostForm>
    </HostedPage>
  );
}

/** Our own words for the standard scopes, the API's for its own, the bare value as a last resort. */
function scopeSentence(t: Translate, { value, description }: RequestedScope): string {
  const key = `scope.${value}`;
  return isCopyKey(key) ? t(key) : (description ?? value);
}
