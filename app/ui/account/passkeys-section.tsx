import type { Translate } from '../../copy/index.ts';
import { NoticeIcon } from '../hosted/icons.tsx';
import { PasskeyBenefits } from '../hosted/passkey-benefits.tsx';
import { PasskeyList } from './passkey-list.tsx';
import type { ShownPasskey } from './passkey-list.tsx';
import { Sentence } from './sentence.tsx';

export type PasskeysSectionProps = {
  passkeys: readonly ShownPasskey[];
  maxPasskeys: number;
  /** The address that new passkeys belong to. */
  rpId: string;
  mayAdd: boolean;
  invites: boolean;
};

type Props = PasskeysSectionProps & { t: Translate; locale: string };

/** The person's passkeys, or why to have one, and the way to a new one. */
export function PasskeysSection(props: Props) {
  const { t, locale, passkeys, maxPasskeys, mayAdd, invites } = props;
  const count = passkeys.length;
  const isFull = count >= maxPasskeys;
  const working = passkeys.filter(({ place }) => place !== 'elsewhere');
  const elsewhere = passkeys.filter(({ place }) => place === 'elsewhere');
  const hasNone = working.length === 0;
  const isToRenew = !hasNone && !working.some(({ place }) => place === 'here');
  return (
    <>
      <section className="sheet" aria-labelledby="passkeys">
        <div className="sheet-head">
          <h2 id="passkeys">{t('account.passkeys.title')}</h2>
          {count > 0 && (
            <p className="hint">{t('account.passkeys.count', { count, max: maxPasskeys })}</p>
          )}
        </div>
        {working.some(({ place }) => place === 'left_behind') && (
          <MoveNotice {...props} isToRenew={isToRenew} mayRenew={mayAdd && !isFull} />
        )}
        {hasNone ? (
          <p className="hint">
            {t(count > 0 ? 'account.passkeys.none_here' : 'account.passkeys.none')}
          </p>
        ) : (
          <PasskeyList t={t} locale={locale} passkeys={working} />
        )}
        {hasNone && mayAdd && invites && <PasskeyBenefits t={t} />}
        {!mayAdd && <p className="hint">{t('account.passkeys.disabled')}</p>}
        {mayAdd && isFull && (
          <p className="hint">{t('account.passkeys.full', { max: maxPasskeys })}</p>
        )}
        {mayAdd && !isFull && (
          <a
            className={`button button-fit ${(hasNone && invites) || isToRenew ? 'button-primary' : 'button-secondary'}`}
            href="/account/passkeys/new"
          >
            {t(hasNone ? 'account.passkeys.create' : 'account.passkeys.add')}
          </a>
        )}
      </section>
      {elsewhere.length > 0 && (
        <section className="sheet" aria-labelledby="passkeys-elsewhere">
          <h2 id="passkeys-elsewhere">{t('account.passkeys_elsewhere.title')}</h2>
          <p className="hint">{t('account.passkeys_elsewhere.text')}</p>
          <PasskeyList t={t} locale={locale} passkeys={elsewhere} />
        </section>
      )}
    </>
  );
}

/** News for whoever has a passkey that will stop working, and what to do about it. */
function MoveNotice({
  t,
  rpId,
  isToRenew,
  mayRenew,
}: Props & { isToRenew: boolean; mayRenew: boolean }) {
  return (
    <div className="message">
      <NoticeIcon />
      <p>
        <Sentence t={t} name="account.passkeys.moving" places={{ host: rpId }} />{' '}
        {isToRenew && mayRenew && t('account.passkeys.moving_renew')}
        {!isToRenew && t('account.passkeys.moving_renewed')}
      </p>
    </div>
  );
}
