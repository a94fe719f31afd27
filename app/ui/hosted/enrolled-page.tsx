import { DoneEmblem } from './done-emblem.tsx';
import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import type { UnknownCredential } from './passkey-form.tsx';
import { PasskeySignals } from './passkey-signals.tsx';
import type { PasskeySignal } from './passkey-signals.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type EnrolledPageProps = Hosted & {
  state: string;
  applicationName: string;
  passkeyName: string;
  /** Made by the browser without being asked for. */
  isAutomatic: boolean;
  /** Taken back a moment ago. */
  isUndone: boolean;
  unknownCredential?: UnknownCredential | null;
  signals: readonly PasskeySignal[];
};

/** /passkey/enrolled: what was made, how to take it back, and the way on. */
export function EnrolledPage(props: EnrolledPageProps) {
  const { state, applicationName, passkeyName, isAutomatic, isUndone, unknownCredential, signals } =
    props;
  const { t } = props.frame;
  const said = isUndone ? 'enrolled.undone' : isAutomatic ? 'enrolled.automatic' : 'enrolled';
  return (
    <HostedPage
      {...props}
      title={t(`${said}.title`)}
      lead={t(`${said}.lead`)}
      icon={isUndone ? undefined : <DoneEmblem />}
    >
      <p className="prose">
        {t(isUndone ? 'enrolled.undone.text' : 'enrolled.text', { name: passkeyName })}
      </p>
      <PostForm
        t={t}
        action="/passkey/enrolled"
        fields={{ state }}
        data={{
          'data-unknown-credential-id': unknownCredential?.credentialId,
          'data-unknown-credential-rp-id': unknownCredential?.rpId,
        }}
      >
        <SubmitButton name="answer" value="continue">
          {t('enrolled.continue', { applicationName })}
        </SubmitButton>
        {!isUndone && (
          <SubmitButton look="quiet" name="answer" value="undo">
            {t('enrolled.undo')}
          </SubmitButton>
        )}
      </PostForm>
      <PasskeySignals signals={signals} />
    </HostedPage>
  );
}
