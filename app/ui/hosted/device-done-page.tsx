import { DoneEmblem } from './done-emblem.tsx';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';

export type DeviceDonePageProps = Hosted;

/** The device goes on by itself. */
export function DeviceDonePage(props: DeviceDonePageProps) {
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('device_done.title')}
      lead={t('device_done.text')}
      icon={<DoneEmblem />}
    />
  );
}
