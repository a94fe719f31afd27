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
  /**
   * `progressive`: signed in without a passkey; `local`: with one of another device; `renewal`: has
   * one that will stop working.
   */
  kind: OfferKind;
  /** The address that the new passkey belongs to. */
  rpId: string;
  passkey: PasskeyCreation;
  error?: ShownError;
  unknownCredential?: UnknownCredential | null;
  signals: readonly PasskeySignal[];
};

type OfferKind = 'progressive' | 'local' | 'renewal';

const ACTION = '/passkey/enroll';

const words = {
  progressive: {
    title: 'enroll.title',
    lead: 'enroll.lead',
    benefits: ['unlock', 'remember', 'safe'],
    last: { answer: 'never', label: 'enroll.never' },
  },
  local: {
    title: 'enroll_local.title',
    lead: 'enroll_local.lead',
    benefits: ['unlock', 'keeps', 'safe'],
    last: { answer: 'not_my_device', label: 'enroll_local.not_mine' },
  },
  renewal: {
    title: 'enroll_renewal.title',
    lead: 'enroll_renewal.lead',
    benefits: ['moment', 'until_then'],
    last: { answer: 'not_my_device', label: 'enroll_local.not_mine' },
  },
} as const satisfies Record<OfferKind, object>;

/** /passkey/enroll: the offer of a passkey after signing in. Every answer leads on in one step. */
export function EnrollPage(props: EnrollPageProps) {
  const { state, kind, rpId, passkey, error, unknownCredential, signals } = props;
  const { t } = props.frame;
  const { title, lead, benefits, last } = words[kind];
  return (
    <HostedPage
      {...props}
      title={t(title)}
      lead={t(lead, { host: rpId })}
      icon={
        <span className="emblem">
          <PasskeyIcon />
        </span>
      }
    >
      <FormError t={t} error={error} />
      <PasskeyBenefits t={t} names={benefits} />
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
            <SubmitButton look="quiet" name="answer" value={last.answer}>
              {t(last.label)}
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
