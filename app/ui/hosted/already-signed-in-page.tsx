import { DoneEmblem } from './done-emblem.tsx';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';

export type AlreadySignedInPageProps = Hosted & {
  applicationName: string;
  continueUrl: string | null;
};

/** For a sign-in page that is opened again, by the back button or in a second tab. */
export function AlreadySignedInPage(props: AlreadySignedInPageProps) {
  const { applicationName, continueUrl } = props;
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('already_signed_in.title')}
      lead={
        continueUrl
          ? t('already_signed_in.lead', { applicationName })
          : t('already_signed_in.no_application')
      }
      icon={<DoneEmblem />}
    >
      {continueUrl && (
        <a className="button button-primary" href={continueUrl}>
          {t('already_signed_in.continue', { applicationName })}
        </a>
      )}
    </HostedPage>
  );
}
