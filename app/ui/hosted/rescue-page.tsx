import type { CopyKey } from '../../copy/index.ts';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { KnownIdentifierField } from './identifier-field.tsx';
import { fieldError, FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PasskeyCreate } from './passkey-form.tsx';
import type { PasskeyCreation, UnknownCredential } from './passkey-form.tsx';
import { PasswordField } from './password-field.tsx';
import { PasswordRules } from './password-rules.tsx';
import type { PasswordRequirements } from './password-rules.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type RescuePageProps = Hosted & {
  ticket: string;
  identifier: string;
  identifierLabel?: CopyKey;
  /** Null where the connection has passkeys switched off. */
  passkey: PasskeyCreation | null;
  /** Whether the account can hold no further passkey. */
  isFull: boolean;
  /** Null where the connection has passwords switched off. */
  password: PasswordRequirements | null;
  error?: ShownError;
  unknownCredential?: UnknownCredential | null;
};

/** /rescue: a one-time link back in, ending in a new passkey or a new password. */
export function RescuePage(props: RescuePageProps) {
  const { ticket, identifier, passkey, isFull, password, error, unknownCredential } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('rescue.title')} lead={t('rescue.lead')}>
      <FormError t={t} error={error} fields={password ? ['password'] : []} />
      {passkey && (
        <section className="panel" aria-labelledby="rescue-passkey">
          <h2 id="rescue-passkey">{t('rescue.passkey.title')}</h2>
          <p className="hint">{t('rescue.passkey.text')}</p>
          <PasskeyCreate
            t={t}
            action="/rescue/passkey"
            fields={{ ticket }}
            passkey={passkey}
            unknownCredential={unknownCredential}
          />
        </section>
      )}
      {isFull && <p className="hint">{t('rescue.passkey.full')}</p>}
      {password && (
        <section className="panel" aria-labelledby="rescue-password">
          <h2 id="rescue-password">{t('rescue.password.title')}</h2>
          <PostForm t={t} action="/rescue/password" fields={{ ticket }} method="password">
            <KnownIdentifierField t={t} labelKey={props.identifierLabel} value={identifier} />
            <PasswordField
              t={t}
              purpose="choose"
              describedBy="password-rules"
              minLength={password.minLength}
              error={fieldError(t, error, 'password')}
            />
            <PasswordRules t={t} id="password-rules" {...password} />
            <SubmitButton look={passkey ? 'secondary' : 'primary'}>
              {t('rescue.password.submit')}
            </SubmitButton>
          </PostForm>
        </section>
      )}
    </HostedPage>
  );
}
