import type { Translate } from '../../copy/index.ts';
import { ScreenIcon } from '../hosted/icons.tsx';
import { PostForm } from '../hosted/post-form.tsx';
import { SubmitButton } from '../hosted/submit-button.tsx';
import { browserLabel } from './browser-label.ts';
import { Moment } from './moment.tsx';

export type ShownSession = {
  id: string;
  browser: string | null;
  ip: string | null;
  signedInAt: Date;
  usedAt: Date;
  isThis: boolean;
};

/** Where the person is signed in, and the way to end it. */
export function SessionsSection({
  t,
  locale,
  sessions,
}: {
  t: Translate;
  locale: string;
  sessions: readonly ShownSession[];
}) {
  const others = sessions.filter(({ isThis }) => !isThis);
  return (
    <section className="sheet" aria-labelledby="sessions">
      <h2 id="sessions">{t('account.sessions.title')}</h2>
      <ul className="rows">
        {sessions.map((session) => (
          <Session key={session.id} t={t} locale={locale} session={session} />
        ))}
      </ul>
      {others.length > 1 && (
        <PostForm t={t} action="/account/sessions/revoke" fields={{ session: 'others' }}>
          <SubmitButton look="secondary" size="fit">
            {t('account.sessions.revoke_others')}
          </SubmitButton>
        </PostForm>
      )}
    </section>
  );
}

function Session({ t, locale, session }: { t: Translate; locale: string; session: ShownSession }) {
  const { id, isThis, ip, signedInAt, usedAt } = session;
  const browser = browserLabel(t, session.browser);
  return (
    <li className="row">
      <span className="provider-icon">
        <ScreenIcon />
      </span>
      <div className="row-text">
        <h3>
          <bdi>{browser}</bdi>
        </h3>
        {isThis && (
          <p className="row-tags">
            <span className="badge">{t('account.session.this')}</span>
          </p>
        )}
        <dl className="facts">
          <div>
            <dt>{t('account.session.signed_in')}</dt>
            <dd>
              <Moment at={signedInAt} locale={locale} to="minute" />
            </dd>
          </div>
          <div>
            <dt>{t('account.session.last_used')}</dt>
            <dd>
              <Moment at={usedAt} locale={locale} to="minute" />
            </dd>
          </div>
          {ip && (
            <div>
              <dt>{t('account.session.address')}</dt>
              <dd dir="ltr">{ip}</dd>
            </div>
          )}
        </dl>
      </div>
      {!isThis && (
        <div className="row-actions">
          <PostForm t={t} action="/account/sessions/revoke" fields={{ session: id }}>
            <SubmitButton
              look="secondary"
              size="small"
              label={t('account.session.revoke_label', { browser })}
            >
              {t('account.session.revoke')}
            </SubmitButton>
          </PostForm>
        </div>
      )}
    </li>
  );
}
