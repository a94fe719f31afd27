import { HostedPage } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';
import { AlertIcon } from '../hosted/icons.tsx';
import { FormError } from '../hosted/messages.tsx';
import type { ShownError } from '../hosted/messages.tsx';
import { PostForm } from '../hosted/post-form.tsx';
import { SubmitButton } from '../hosted/submit-button.tsx';
import { BackLink } from './back-link.tsx';
import { passkeyPath } from './passkey-path.ts';
import { Sentence } from './sentence.tsx';

export type DeletePasskeyPageProps = Hosted & {
  passkeyId: string;
  name: string;
  providerName: string | null;
  /** The host that the passkey signs in at. */
  host: string;
  /** Null where this is the person's last way in; `error` says so. */
  next: { confirmUrl: string } | 'delete' | null;
  error?: ShownError;
};

/** /account/passkeys/:id/delete: what it would mean, before anything is confirmed or done. */
export function DeletePasskeyPage(props: DeletePasskeyPageProps) {
  const { passkeyId, name, providerName, host, next, error } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('account.delete.title')}>
      <p className="thing">
        <bdi>{name}</bdi>
      </p>
      <FormError t={t} error={error} />
      {next && (
        <ul className="consequences">
          <li>
            <AlertIcon />
            <span>
              <Sentence t={t} name="account.delete.no_sign_in" places={{ host }} />
            </span>
          </li>
          <li>
            <AlertIcon />
            <span>
              {providerName ? (
                <Sentence
                  t={t}
                  name="account.delete.stays_in"
                  places={{ provider: providerName }}
                />
              ) : (
                t('account.delete.stays')
              )}
            </span>
          </li>
        </ul>
      )}
      <div className="choices">
        {next === 'delete' && (
          <PostForm t={t} action={passkeyPath(passkeyId, 'delete')} fields={{}}>
            <SubmitButton look="danger">{t('account.delete.submit')}</SubmitButton>
          </PostForm>
        )}
        {next !== null && next !== 'delete' && (
          <a className="button button-primary" href={next.confirmUrl}>
            {t('account.delete.confirm')}
          </a>
        )}
        {next === null && (
          <a className="button button-primary" href="/account/passkeys/new">
            {t('account.passkeys.add')}
          </a>
        )}
        {next && (
          <a className="button button-secondary" href="/account">
            {t('account.delete.keep')}
          </a>
        )}
      </div>
      {!next && <BackLink t={t} />}
    </HostedPage>
  );
}
