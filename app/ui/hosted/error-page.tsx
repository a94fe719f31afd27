import { errorText } from '../../copy/error-text.ts';
import type { CopyKey } from '../../copy/index.ts';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import type { ShownError } from './messages.tsx';

export type ErrorPageProps = Hosted &
  ShownError & {
    /** Finds this very event in the logs. */
    reference?: string;
    next?: { href: string; label: CopyKey };
  };

/** The key of the page's title, also for `documentTitle`. */
export const errorPageTitle = (code: ErrorPageProps['code']): CopyKey =>
  code === 'not_found' ? 'error_page.not_found_title' : 'error_page.title';

/** A refusal that ends the visit: what happened, what to do, and a code to quote. */
export function ErrorPage(props: ErrorPageProps) {
  const { code, retryAfterSeconds, reference, next } = props;
  const { t } = props.frame;
  const text = errorText(t, { code, retryAfterSeconds });
  return (
    <HostedPage {...props} title={t(errorPageTitle(code))}>
      <div className="prose" role="alert">
        <p>{text.sentence}</p>
        {text.next && <p>{text.next}</p>}
      </div>
      {next && (
        <a className="button button-primary" href={next.href}>
          {t(next.label)}
        </a>
      )}
      <dl className="support">
        <div>
          <dt>{t('error_page.code')}</dt>
          <dd dir="ltr">{code}</dd>
        </div>
        {reference && (
          <div>
            <dt>{t('error_page.reference')}</dt>
            <dd dir="ltr">{reference}</dd>
          </div>
        )}
      </dl>
    </HostedPage>
  );
}
