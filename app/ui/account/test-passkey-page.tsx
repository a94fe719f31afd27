import { HostedPage } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';
import { PasskeyIcon } from '../hosted/icons.tsx';
import { FormError } from '../hosted/messages.tsx';
import type { ShownError } from '../hosted/messages.tsx';
import { PasskeyCheck } from '../hosted/passkey-form.tsx';
import { BackLink } from './back-link.tsx';
import { passkeyPath } from './passkey-path.ts';

export type TestPasskeyPageProps = Hosted & {
  passkeyId: string;
  name: string;
  requestOptions: unknown;
  error?: ShownError;
};

/** /account/passkeys/:id/test: does it work here? Whatever comes of it, nobody is signed in or out. */
export function TestPasskeyPage(props: TestPasskeyPageProps) {
  const { passkeyId, name, requestOptions, error } = props;
  const { t } = props.frame;
  const path = passkeyPath(passkeyId, 'test');
  return (
    <HostedPage
      {...props}
      title={t('account.test.title')}
      lead={t('account.test.lead')}
      icon={
        <span className="emblem">
          <PasskeyIcon />
        </span>
      }
    >
      <p className="thing">
        <bdi>{name}</bdi>
      </p>
      <FormError t={t} error={error} />
      <PasskeyCheck
        t={t}
        action={path}
        fields={{}}
        passkey={{ requestOptions, challengeUrl: `${path}/challenge`, stepUrl: '/account/step' }}
        label="account.test.submit"
        words={{ not_used: 'account.test.not_used', failed: 'account.test.failed' }}
        without={{ noScript: 'account.no_script', unsupported: 'account.unsupported' }}
      />
      <BackLink t={t} />
    </HostedPage>
  );
}
