import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';

export type LogoutStayedPageProps = Hosted;

/** The session goes on, because its user said so. */
export function LogoutStayedPage(props: LogoutStayedPageProps) {
  const { t } = props.frame;
  return <HostedPage {...props} title={t('logout_stayed.title')} lead={t('logout_stayed.text')} />;
}
