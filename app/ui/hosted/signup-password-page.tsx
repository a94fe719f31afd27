import type { CopyKey } from '../../copy/index.ts';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { KnownIdentifierField } from './identifier-field.tsx';
import { fieldError, FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PasswordField } from './password-field.tsx';
import { PasswordRules } from './password-rules.tsx';
import type { PasswordRequirements } from './password-rules.tsx';
import { PostForm } from './post-form.tsx';
import { stateUrl } from './state-url.ts';
import { SubmitButton } from './submit-button.tsx';

export type SignupPasswordPageProps = Hosted &
  PasswordRequirements & {
    state: string;
    identifier: string;
    identifierLabel?: CopyKey;
    error?: ShownError;
  };

/** /signup/password: the other way to finish a sign-up. */
export function SignupPasswordPage(props: SignupPasswordPageProps) {
  const { state, identifier, minLength, rules, error } = props;
  const { t, tenantName } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('signup_password.title')}
      lead={t('signup_password.lead', { tenantName })}
    >
      <FormError t={t} error={error} fields={['password']} />
      <PostForm t={t} action="/signup/password" fields={{ state }} method="password">
        <KnownIdentifierField
          t={t}
          labelKey={props.identifierLabel}
          value={identifier}
          changeUrl={stateUrl('/signup', state)}
        />
        <PasswordField
          t={t}
          purpose="choose"
          startsFocused
          describedBy="password-rules"
          minLength={minLength}
          error={fieldError(t, error, 'password')}
        />
        <PasswordRules t={t} id="password-rules" minLength={minLength} rules={rules} />
        <SubmitButton>{t('signup_password.submit')}</SubmitButton>
      </PostForm>
    </HostedPage>
  );
}
