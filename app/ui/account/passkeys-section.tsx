import type { Translate } from '../../copy/index.ts';
import { PasskeyBenefits } from '../hosted/passkey-benefits.tsx';
import { PasskeyList } from './passkey-list.tsx';
import type { ShownPasskey } from './passkey-list.tsx';

export type PasskeysSectionProps = {
  passkeys: readonly ShownPasskey[];
  maxPasskeys: number;
  mayAdd: boolean;
  invites: boolean;
};

/** The person's passkeys, or why to have one, and the way to a new one. */
export function PasskeysSection({
  t,
  locale,
  passkeys,
  maxPasskeys,
  mayAdd,
  invites,
}: PasskeysSectionProps & { t: Translate; locale: string }) {
  const count = passkeys.length;
  const isFull = count >= maxPasskeys;
  return (
    <section className="sheet" aria-labelledby="passkeys">
      <div className="sheet-head">
        <h2 id="passkeys">{t('account.passkeys.title')}</h2>
        {count > 0 && (
          <p className="hint">{t('account.passkeys.count', { count, max: maxPasskeys })}</p>
        )}
      </div>
      {count > 0 ? (
        <PasskeyList t={t} locale={locale} passkeys={passkeys} />
      ) : (
        <p className="hint">{t('account.passkeys.none')}</p>
      )}
      {count === 0 && mayAdd && invites && <PasskeyBenefits t={t} />}
      {!mayAdd && <p className="hint">{t('account.passkeys.disabled')}</p>}
      {mayAdd && isFull && (
        <p className="hint">{t('account.passkeys.full', { max: maxPasskeys })}</p>
      )}
      {mayAdd && !isFull && (
        <a
          className={`button button-fit ${count === 0 && invites ? 'button-primary' : 'button-secondary'}`}
          href="/account/passkeys/new"
        >
          {t(count === 0 ? 'account.passkeys.create' : 'account.passkeys.add')}
        </a>
      )}
    </section>
  );
}
