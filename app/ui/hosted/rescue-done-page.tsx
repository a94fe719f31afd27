import { DoneEmblem } from './done-emblem.tsx';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';

export type RescueDonePageProps = Hosted & {
  created: 'passkey' | 'password';
  /** Null where no application is known to sign in to. */
  signInUrl: string | null;
};

/** The link has done its work. */
export function RescueDonePage(props: RescueDonePageProps) {
  const { created, signInUrl } = props;
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('rescue_done.title')}
      lead={t(`rescue_done.${created}`)}
      icon={<DoneEmblem />}
    >
      {signInUrl && (
        <a className="button button-primary" href={signInUrl}>
          {t('rescue_done.sign_in')}
        </a>
      )}
    </HostedPage>
  );
}
