import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { PasskeySignals } from './passkey-signals.tsx';
import type { PasskeySignal } from './passkey-signals.tsx';

export type ContinuePageProps = Hosted & {
  applicationName: string;
  signals: readonly PasskeySignal[];
  continueUrl: string;
};

/** /login/continue: the module goes on by itself; the link is for browsers without a script. */
export function ContinuePage(props: ContinuePageProps) {
  const { applicationName, signals, continueUrl } = props;
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('continue.title')}
      lead={t('continue.lead', { applicationName })}
    >
      <PasskeySignals signals={signals} continueUrl={continueUrl} />
      <a className="button button-secondary" href={continueUrl}>
        {t('continue.submit', { applicationName })}
      </a>
    </HostedPage>
  );
}
