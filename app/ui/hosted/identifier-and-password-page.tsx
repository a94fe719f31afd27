import type { CopyKey } from '../../copy/index.ts';
import { CapabilityFields } from './capability-fields.tsx';
import { fieldOf } from './error-placement.ts';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { IdentifierField } from './identifier-field.tsx';
import { fieldError, FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PasswordField } from './password-field.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type IdentifierAndPasswordPageProps = Hosted & {
  state: string;
  applicationName: string;
  identifier?: string;
  identifierLabel?: CopyKey;
  signupUrl: string | null;
  error?: ShownError;
};

/** /login of a tenant whose first page asks for everything: who are you, and your password? */
export function IdentifierAndPasswordPage(props: IdentifierAndPasswordPageProps) {
  const { state, applicationName, identifier, signupUrl, error } = props;
  const { t } = props.frame;
  const asksWho = !identifier || (error !== undefined && fieldOf(error.code) === 'identifier');
  return (
    <HostedPage {...props} title={t('login.title')} lead={t('login.lead', { applicationName })}>
      <FormError t={t} error={error} fields={['identifier', 'password']} />
      <PostForm t={t} action="/login/password" fields={{ state }} method="password">
        <IdentifierField
          t={t}
          labelKey={props.identifierLabel}
          value={asksWho ? undefined : identifier}
          error={fieldError(t, error, 'identifier')}
          startsFocused={asksWho}
        />
        <PasswordField
          t={t}
          purpose="sign-in"
          startsFocused={!asksWho}
          error={fieldError(t, error, 'password')}
        />
        <CapabilityFields />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </PostForm>
      {signupUrl && (
        <p className="foot">
          {t('login.no_account')} <a href={signupUrl}>{t('login.sign_up')}</a>
        </p>
      )}
    </HostedPage>
  );
}
