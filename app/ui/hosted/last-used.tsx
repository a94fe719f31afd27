import type { Translate } from '../../copy/index.ts';
import type { SignInMethod } from './browser/last-method.ts';

/** Marks a method; the module reveals it on the device that used this method last. */
export function LastUsed({ t, method }: { t: Translate; method: SignInMethod }) {
  return (
    <span className="badge" hidden data-last-used={method}>
      {t('common.last_used')}
    </span>
  );
}
