import type { MetaFunction } from '@remix-run/node';

import { HostedPage } from '../../ui/hosted/hosted-page.tsx';
import { useHosted } from '../../ui/hosted/use-hosted.ts';

export const meta: MetaFunction = () => [{ title: 'Signed out of the dashboard | Latchkey' }];

export default function SignedOut() {
  return (
    <HostedPage {...useHosted()} title="You're signed out of the dashboard">
      <a className="button button-primary" href="/dashboard">
        Sign in again
      </a>
    </HostedPage>
  );
}
