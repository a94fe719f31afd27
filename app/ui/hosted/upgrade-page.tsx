import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';
import type { UnknownCredential } from './passkey-form.tsx';

export type UpgradePageProps = Hosted & {
  state: string;
  /** What the browser may try once; null where there is nothing to try. */
  attempt: { ticket: string; creationOptions: unknown } | null;
  unknownCredential?: UnknownCredential | null;
};

/**
 * /passkey/upgrade: the moment in which a browser may create a passkey by itself. The module sends
 * the form, with a passkey or without; the button is for browsers without a script.
 */
export function UpgradePage(props: UpgradePageProps) {
  const { state, attempt, unknownCredential } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('upgrade.title')} lead={t('upgrade.lead')}>
      <PostForm
        t={t}
        action="/passkey/upgrade"
        fields={{ state, ticket: attempt?.ticket ?? '', passkey: '' }}
        data={{
          'data-automatic-passkey': JSON.stringify(attempt?.creationOptions ?? null),
          'data-step-url': '/passkey/step',
          'data-unknown-credential-id': unknownCredential?.credentialId,
          'data-unknown-credential-rp-id': unknownCredential?.rpId,
        }}
      >
        <SubmitButton look="secondary">{t('common.continue')}</SubmitButton>
      </PostForm>
    </HostedPage>
  );
}
