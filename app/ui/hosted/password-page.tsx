import type { CopyKey } from '../../copy/index.ts';
import { CapabilityFields } from './capability-fields.tsx';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { KnownIdentifierField } from './identifier-field.tsx';
import { fieldError, FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PasskeySignIn } from './passkey-form.tsx';
import type { PasskeyRequest } from './passkey-form.tsx';
import { PasswordField } from './password-field.tsx';
import { PostForm } from './post-form.tsx';
import { stateUrl } from './state-url.ts';
import { SubmitButton } from './submit-button.tsx';

export type PasswordPageProps = Hosted & {
  state: string;
  applicationName: string;
  identifier: string;
  identifierLabel?: CopyKey;
  passkey: PasskeyRequest | null;
  signupUrl: string | null;
  error?: ShownError;
};

/** /login/password: the second step, with the passkey still one click away. */
export function PasswordPage(props: PasswordPageProps) {
  const { state, applicationName, identifier, passkey, signupUrl, error } = props;
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('login_password.title')}
      lead={t('login_password.lead', { applicationName })}
    >
      <FormError t={t} error={error} fields={['password']} />
      <PostForm t={t} action="/login/password" fields={{ state }} method="password">
        <KnownIdentifierField
          t={t}
          labelKey={props.identifierLabel}
          value={identifier}
          changeUrl={stateUrl('/login', state)}
        />
        <PasswordField
          t={t}
          purpose="sign-in"
          startsFocused
          error={fieldError(t, error, 'password')}
        />
        <CapabilityFields />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </PostForm>
      {passkey && (
        <PasskeySignIn t={t} action="/login/passkey" fields={{ state }} passkey={passkey} />
      )}
      {signupUrl && (
        <p className="foot">
          {t('login.no_account')} <a href={signupUrl}>{t('login.sign_up')}</a>
        </p>
      )}
    </HostedPage>
  );
}
