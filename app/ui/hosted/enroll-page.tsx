import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { PasskeyIcon } from './icons.tsx';
import { FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PasskeyBenefits } from './passkey-benefits.tsx';
import { PasskeyCreate } from './passkey-form.tsx';
import type { PasskeyCreation, UnknownCredential } from './passkey-form.tsx';
import { PasskeySignals } from './passkey-signals.tsx';
import type { PasskeySignal } from './passkey-signals.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type EnrollPageProps = Hosted & {
  state: string;
  /** `progressive`: signed in without a passkey; `local`: with one of another device. */
  kind: 'progressive' | 'local';
  passkey: PasskeyCreation;
  error?: ShownError;
  unknownCredential?: UnknownCredential | null;
  signals: readonly PasskeySignal[];
};

const ACTION = '/passkey/enroll';

/** /passkey/enroll: the offer of a passkey after signing in. Every answer leads on in one step. */
export function EnrollPage(props: EnrollPageProps) {
  const { state, kind, passkey, error, unknownCredential, signals } = props;
  const { t } = props.frame;
  const isLocal = kind === 'local';
  return (
    <HostedPage
      {...props}
      title={t(isLocal ? 'enroll_local.title' : 'enroll.title')}
      lead={t(isLocal ? 'enroll_local.lead' : 'enroll.lead')}
      icon={
        <span className="emblem">
          <PasskeyIcon />
        </span>
      }
    >
      <FormError t={t} error={error} />
      <PasskeyBenefits t={t} names={isLocal ? ['unlock', 'keeps', 'safe'] : undefined} />
      <div className="choices">
        <PasskeyCreate
          t={t}
          action={ACTION}
          fields={{ state }}
          passkey={passkey}
          unknownCredential={unknownCredential}
        />
        <div data-trusted-only="" data-unless-passkey-exists="">
          <PostForm t={t} action={ACTION} fields={{ state }}>
            <SubmitButton look="secondary" name="answer" value="later">
              {t('enroll.later')}
            </SubmitButton>
            <SubmitButton look="quiet" name="answer" value={isLocal ? 'not_my_device' : 'never'}>
              {t(isLocal ? 'enroll_local.not_mine' : 'enroll.never')}
            </SubmitButton>
          </PostForm>
        </div>
        <div hidden data-when-passkey-exists="">
          <PostForm t={t} action={ACTION} fields={{ state }}>
            <SubmitButton look="secondary" name="answer" value="continue">
              {t('common.continue')}
            </SubmitButton>
          </PostForm>
        </div>
      </div>
      <PasskeySignals signals={signals} />
    </HostedPage>
  );
}
