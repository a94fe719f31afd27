import { CheckIcon } from '../hosted/icons.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';
import { PasskeySignals } from '../hosted/passkey-signals.tsx';
import type { PasskeySignal } from '../hosted/passkey-signals.tsx';
import { AccountPage } from './account-page.tsx';
import { NameSection } from './name-section.tsx';
import { NewDevices } from './new-devices.tsx';
import type { ShownDevice } from './new-devices.tsx';
import { passkeyPath } from './passkey-path.ts';
import { PasskeysSection } from './passkeys-section.tsx';
import type { PasskeysSectionProps } from './passkeys-section.tsx';
import { Sentence } from './sentence.tsx';
import { SessionsSection } from './sessions-section.tsx';
import type { ShownSession } from './sessions-section.tsx';
import { SuggestionsSection } from './suggestions-section.tsx';
import type { Silence } from './suggestions-section.tsx';

/** What has just been done, to be told on top of the page. */
export type Done =
  | { act: 'added' | 'renamed' | 'tested'; passkey: { id: string; name: string } }
  | { act: 'revoked' | 'suggested' | 'named' };

export type OverviewPageProps = Hosted &
  PasskeysSectionProps & {
    locale: string;
    identifier: string;
    name: string | null;
    mayRename: boolean;
    signals: readonly PasskeySignal[];
    sessions: readonly ShownSession[];
    newDevices: readonly ShownDevice[];
    silence: Silence | null;
    done: Done | null;
  };

/** /account: one's own passkeys and sessions. */
export function OverviewPage(props: OverviewPageProps) {
  const { locale, name, mayRename, signals, sessions, newDevices, silence, done } = props;
  const { t } = props.frame;
  return (
    <AccountPage {...props}>
      {done && <DoneNotice t={t} done={done} />}
      <NewDevices t={t} locale={locale} devices={newDevices} />
      <PasskeysSection {...props} t={t} />
      {mayRename && <NameSection t={t} name={name} />}
      <SessionsSection t={t} locale={locale} sessions={sessions} />
      {silence && <SuggestionsSection t={t} locale={locale} silence={silence} />}
      <PasskeySignals signals={signals} />
    </AccountPage>
  );
}

function DoneNotice({ t, done }: { t: Hosted['frame']['t']; done: Done }) {
  return (
    <div className="message message-done" role="status">
      <CheckIcon />
      <p>
        {'passkey' in done ? (
          <Sentence t={t} name={`account.done.${done.act}`} places={{ name: done.passkey.name }} />
        ) : (
          t(`account.done.${done.act}`)
        )}{' '}
        {done.act === 'added' && (
          <a href={passkeyPath(done.passkey.id, 'test')}>{t('account.done.test_it')}</a>
        )}
      </p>
    </div>
  );
}
