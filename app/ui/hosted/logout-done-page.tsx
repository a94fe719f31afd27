import { DoneEmblem } from './done-emblem.tsx';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';

export type LogoutDonePageProps = Hosted;

/** The session is over. */
export function LogoutDonePage(props: LogoutDonePageProps) {
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('logout_done.title')}
      lead={t('logout_done.text')}
      icon={<DoneEmblem />}
    />
  );
}
