import type { ReactNode } from 'react';

import { TenantMark } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';

/** The frame of the account page: wider than a hosted page, with the way out in reach. */
export function AccountPage({
  frame,
  moduleUrl,
  moduleNonce,
  identifier,
  children,
}: Hosted & { identifier: string; children: ReactNode }) {
  const { t } = frame;
  return (
    <div className="account">
      <header className="account-bar">
        <TenantMark frame={frame} />
        <a className="button button-secondary button-small" href="/logout">
          {t('account.sign_out')}
        </a>
      </header>
      <main className="account-main">
        <div className="account-heading">
          <h1>{t('account.title')}</h1>
          <p>
            <bdi>{identifier}</bdi>
          </p>
        </div>
        {children}
      </main>
      {moduleUrl && <script type="module" src={moduleUrl} nonce={moduleNonce} />}
    </div>
  );
}
