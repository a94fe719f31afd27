import type { CopyKey } from '../../copy/index.ts';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { IdentifierField } from './identifier-field.tsx';
import { fieldError, FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type SignupPageProps = Hosted & {
  state: string;
  applicationName: string;
  identifier?: string;
  identifierLabel?: CopyKey;
  loginUrl: string;
  error?: ShownError;
};

/** /signup: the address of the new account. */
export function SignupPage(props: SignupPageProps) {
  const { state, applicationName, identifier, loginUrl, error } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('signup.title')} lead={t('signup.lead', { applicationName })}>
      <FormError t={t} error={error} fields={['identifier']} />
      <PostForm t={t} action="/signup" fields={{ state }}>
        <IdentifierField
          t={t}
          labelKey={props.identifierLabel}
          value={identifier}
          error={fieldError(t, error, 'identifier')}
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </PostForm>
      <p className="foot">
        {t('signup.have_account')} <a href={loginUrl}>{t('signup.log_in')}</a>
      </p>
    </HostedPage>
  );
}
