import type { CopyKey } from '../../copy/index.ts';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { IdentifierField } from './identifier-field.tsx';
import { fieldError, FormError, Notice } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PasskeySignIn } from './passkey-form.tsx';
import type { PasskeyRequest, UnknownCredential } from './passkey-form.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type IdentifierPageProps = Hosted & {
  state: string;
  applicationName: string;
  identifier?: string;
  identifierLabel?: CopyKey;
  passkey: PasskeyRequest | null;
  signupUrl: string | null;
  error?: ShownError;
  notice?: 'passkey_removed';
  unknownCredential?: UnknownCredential | null;
};

/** /login: who are you? An email address, or a passkey that answers by itself. */
export function IdentifierPage(props: IdentifierPageProps) {
  const { state, applicationName, identifier, passkey, signupUrl, error, notice } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('login.title')} lead={t('login.lead', { applicationName })}>
      {notice && <Notice>{t(`login.notice.${notice}`)}</Notice>}
      <FormError t={t} error={error} fields={['identifier']} />
      <PostForm t={t} action="/login" fields={{ state }}>
        <IdentifierField
          t={t}
          labelKey={props.identifierLabel}
          value={identifier}
          error={fieldError(t, error, 'identifier')}
          offersPasskeys={passkey !== null && passkey.ui !== 'button'}
          marksPassword
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </PostForm>
      {passkey && (
        <PasskeySignIn
          t={t}
          action="/login/passkey"
          fields={{ state }}
          passkey={passkey}
          unknownCredential={props.unknownCredential}
        />
      )}
      {signupUrl && (
        <p className="foot">
          {t('login.no_account')} <a href={signupUrl}>{t('login.sign_up')}</a>
        </p>
      )}
    </HostedPage>
  );
}
