import { HostedPage } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';
import { fieldError, FormError } from '../hosted/messages.tsx';
import type { ShownError } from '../hosted/messages.tsx';
import { PostForm } from '../hosted/post-form.tsx';
import { SubmitButton } from '../hosted/submit-button.tsx';
import { TextField } from '../hosted/text-field.tsx';
import { BackLink } from './back-link.tsx';
import { passkeyPath } from './passkey-path.ts';

export type RenamePasskeyPageProps = Hosted & {
  passkeyId: string;
  /** The name as it is, or what was typed before. */
  name: string;
  error?: ShownError;
};

/** /account/passkeys/:id/rename */
export function RenamePasskeyPage(props: RenamePasskeyPageProps) {
  const { passkeyId, name, error } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('account.rename.title')}>
      <FormError t={t} error={error} fields={['passkey_name']} />
      <PostForm t={t} action={passkeyPath(passkeyId, 'rename')} fields={{}}>
        <TextField
          name="name"
          label={t('account.rename.field')}
          error={fieldError(t, error, 'passkey_name')}
          describedBy="name-hint"
          startsFocused
          input={{ type: 'text', defaultValue: name, dir: 'auto', autoComplete: 'off' }}
        />
        <p className="hint field-hint" id="name-hint">
          {t('account.rename.hint')}
        </p>
        <SubmitButton>{t('account.rename.submit')}</SubmitButton>
      </PostForm>
      <BackLink t={t} />
    </HostedPage>
  );
}
