import { HostedPage } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';
import { KnownIdentifierField } from '../hosted/identifier-field.tsx';
import { ShieldIcon } from '../hosted/icons.tsx';
import { fieldError, FormError } from '../hosted/messages.tsx';
import type { ShownError } from '../hosted/messages.tsx';
import { PasskeyCheck } from '../hosted/passkey-form.tsx';
import type { PasskeyRequest } from '../hosted/passkey-form.tsx';
import { PasswordField } from '../hosted/password-field.tsx';
import { PostForm } from '../hosted/post-form.tsx';
import { SubmitButton } from '../hosted/submit-button.tsx';
import { BackLink } from './back-link.tsx';
import { Sentence } from './sentence.tsx';

export type ConfirmPageProps = Hosted & {
  /** The name of what is to be confirmed, as the address carries it. */
  purpose: string;
  /** The passkey that is to be deleted; null where one is to be added. */
  passkeyName: string | null;
  identifier: string;
  /** Null where the person has no passkey for this host. */
  passkey: Pick<PasskeyRequest, 'requestOptions' | 'rpIds'> | null;
  password: boolean;
  error?: ShownError;
};

/** /account/confirm: a passkey or the password, for one act and no other. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { purpose, passkeyName, identifier, passkey, password, error } = props;
  const { t } = props.frame;
  const action = `/account/confirm?${new URLSearchParams({ for: purpose }).toString()}`;
  const hasPasskey = passkey !== null;
  return (
    <HostedPage
      {...props}
      title={t('account.confirm.title')}
      lead={
        passkeyName === null ? (
          t('account.confirm.to_add')
        ) : (
          <Sentence t={t} name="account.confirm.to_delete" places={{ name: passkeyName }} />
        )
      }
      icon={
        <span className="emblem">
          <ShieldIcon />
        </span>
      }
    >
      <FormError t={t} error={error} fields={password ? ['password'] : []} />
      {passkey && (
        <PasskeyCheck
          t={t}
          action={action}
          fields={{ for: purpose }}
          passkey={{
            ...passkey,
            challengeUrl: '/account/confirm/challenge',
            stepUrl: '/account/step',
          }}
          label="account.confirm.with_passkey"
          words={{ not_used: 'account.confirm.not_used', failed: 'account.confirm.failed' }}
          without={{ noScript: 'account.no_script', unsupported: 'account.unsupported' }}
        />
      )}
      {hasPasskey && password && <p className="separator separator-alone">{t('common.or')}</p>}
      {password && (
        <PostForm t={t} action={action} fields={{ for: purpose }}>
          <KnownIdentifierField t={t} labelKey="account.confirm.account" value={identifier} />
          <PasswordField t={t} purpose="confirm" error={fieldError(t, error, 'password')} />
          <SubmitButton look={hasPasskey ? 'secondary' : 'primary'}>
            {t('account.confirm.with_password')}
          </SubmitButton>
        </PostForm>
      )}
      {!hasPasskey && !password && (
        <div className="prose">
          <p>{t('account.confirm.nothing')}</p>
          <p>{t('account.confirm.nothing.next')}</p>
        </div>
      )}
      <BackLink t={t} />
    </HostedPage>
  );
}
