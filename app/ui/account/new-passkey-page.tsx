import { HostedPage } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';
import { PasskeyIcon } from '../hosted/icons.tsx';
import { FormError } from '../hosted/messages.tsx';
import type { ShownError } from '../hosted/messages.tsx';
import { PasskeyCreate } from '../hosted/passkey-form.tsx';
import type { PasskeyCreation, UnknownCredential } from '../hosted/passkey-form.tsx';
import { BackLink } from './back-link.tsx';

export type NewPasskeyPageProps = Hosted & {
  /** Null where the account cannot have one more; `error` says why. */
  passkey: PasskeyCreation | null;
  count: number;
  max: number;
  error?: ShownError;
  /** A passkey that was created but then refused, so that its provider can drop it. */
  unknownCredential: UnknownCredential | null;
};

/** /account/passkeys/new: one more passkey, wherever the person wants it. */
export function NewPasskeyPage(props: NewPasskeyPageProps) {
  const { passkey, count, max, error, unknownCredential } = props;
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('account.new.title')}
      lead={passkey ? t('account.new.lead') : undefined}
      icon={
        <span className="emblem">
          <PasskeyIcon />
        </span>
      }
    >
      <FormError t={t} error={error} />
      {passkey && (
        <>
          <PasskeyCreate
            t={t}
            action="/account/passkeys/new"
            fields={{}}
            passkey={passkey}
            isSignIn={false}
            unknownCredential={unknownCredential}
            words={{
              not_created: 'account.new.not_created',
              not_supported: 'account.not_supported',
            }}
            without={{ noScript: 'account.no_script', unsupported: 'account.unsupported' }}
          />
          <p className="hint centered">{t('account.new.count', { count, max })}</p>
        </>
      )}
      <BackLink t={t} />
    </HostedPage>
  );
}
