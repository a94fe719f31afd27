import type { Translate } from '../../copy/index.ts';

/** The way back from a page about one thing. */
export const BackLink = ({ t }: { t: Translate }) => (
  <p className="foot">
    <a href="/account">{t('account.back')}</a>
  </p>
);
