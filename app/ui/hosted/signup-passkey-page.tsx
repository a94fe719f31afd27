import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { PasskeyIcon } from './icons.tsx';
import { FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PasskeyBenefits } from './passkey-benefits.tsx';
import { PasskeyCreate } from './passkey-form.tsx';
import type { PasskeyCreation, UnknownCredential } from './passkey-form.tsx';
import { stateUrl } from './state-url.ts';

export type SignupPasskeyPageProps = Hosted & {
  state: string;
  passkey: PasskeyCreation;
  error?: ShownError;
  /** A passkey that was created but then refused, so that its provider can drop it. */
  unknownCredential?: UnknownCredential | null;
};

/** /signup/passkey: what a passkey is good for, before the device asks anything. */
export function SignupPasskeyPage(props: SignupPasskeyPageProps) {
  const { state, passkey, error, unknownCredential } = props;
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('signup_passkey.title')}
      lead={t('signup_passkey.lead')}
      icon={
        <span className="emblem">
          <PasskeyIcon />
        </span>
      }
    >
      <FormError t={t} error={error} />
      <PasskeyBenefits t={t} />
      <div className="choices">
        <PasskeyCreate
          t={t}
          action="/signup/passkey"
          fields={{ state }}
          passkey={passkey}
          unknownCredential={unknownCredential}
        />
        <a
          className="button button-secondary"
          href={stateUrl('/signup/password', state)}
          data-trusted-only=""
        >
          {t('signup_passkey.without')}
        </a>
      </div>
    </HostedPage>
  );
}
