import type { Translate } from '../../copy/index.ts';
import { AlertIcon } from '../hosted/icons.tsx';
import { PostForm } from '../hosted/post-form.tsx';
import { SubmitButton } from '../hosted/submit-button.tsx';
import { browserLabel } from './browser-label.ts';
import { Moment } from './moment.tsx';
import { Sentence } from './sentence.tsx';

export type ShownDevice = { browser: string; at: Date; sessionId: string | null };

/** Sign-ins on devices that were new: the person knows best whether that was them. */
export function NewDevices({
  t,
  locale,
  devices,
}: {
  t: Translate;
  locale: string;
  devices: readonly ShownDevice[];
}) {
  return (
    <>
      {devices.map(({ browser, at, sessionId }) => (
        <section
          key={at.toISOString()}
          className="message new-device"
          aria-label={t('account.new_device.label')}
        >
          <AlertIcon />
          <div className="new-device-text">
            <p>
              <strong>
                <Sentence
                  t={t}
                  name="account.new_device.title"
                  places={{
                    browser: browserLabel(t, browser),
                    date: <Moment at={at} locale={locale} />,
                  }}
                />
              </strong>
            </p>
            <p>{t(sessionId ? 'account.new_device.open' : 'account.new_device.over')}</p>
          </div>
          {sessionId && (
            <PostForm t={t} action="/account/sessions/revoke" fields={{ session: sessionId }}>
              <SubmitButton look="secondary" size="small">
                {t('account.new_device.revoke')}
              </SubmitButton>
            </PostForm>
          )}
        </section>
      ))}
    </>
  );
}
