import { DoneEmblem } from '../hosted/done-emblem.tsx';
import { HostedPage } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';
import type { UnknownCredential } from '../hosted/passkey-form.tsx';
import { PasskeySignals } from '../hosted/passkey-signals.tsx';
import type { PasskeySignal } from '../hosted/passkey-signals.tsx';
import { Sentence } from './sentence.tsx';

export type DeletedPasskeyPageProps = Hosted & {
  name: string;
  providerName: string | null;
  host: string;
  /** What the passkey's provider may forget; null where somebody else still needs it. */
  unknownCredential: UnknownCredential | null;
  signals: readonly PasskeySignal[];
};

/** The passkey is gone here; its provider is told, or the person how to do that. */
export function DeletedPasskeyPage(props: DeletedPasskeyPageProps) {
  const { name, providerName, host, unknownCredential, signals } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('account.deleted.title')} icon={<DoneEmblem />}>
      <div
        className="prose"
        data-unknown-credential-id={unknownCredential?.credentialId}
        data-unknown-credential-rp-id={unknownCredential?.rpId}
      >
        <p>
          <Sentence t={t} name="account.deleted.text" places={{ name }} />
        </p>
        <p data-when-signalled="shown" role="status" hidden>
          {t('account.deleted.signalled')}
        </p>
        <p data-when-signalled="hidden">
          {providerName ? (
            <Sentence
              t={t}
              name="account.deleted.by_hand_in"
              places={{ provider: providerName, host }}
            />
          ) : (
            <Sentence t={t} name="account.deleted.by_hand" places={{ host }} />
          )}
        </p>
      </div>
      <a className="button button-primary" href="/account">
        {t('account.back')}
      </a>
      <PasskeySignals signals={signals} />
    </HostedPage>
  );
}
