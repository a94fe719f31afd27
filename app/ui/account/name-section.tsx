import type { Translate } from '../../copy/index.ts';

/** What the person is called, with the way to change it. */
export const NameSection = ({ t, name }: { t: Translate; name: string | null }) => (
  <section className="sheet" aria-labelledby="your-name">
    <h2 id="your-name">{t('account.name.section')}</h2>
    {name && (
      <p>
        <bdi>{name}</bdi>
      </p>
    )}
    <a className="button button-fit button-secondary" href="/account/name">
      {t('account.name.change')}
    </a>
  </section>
);
