import { HostedPage } from '../hosted/hosted-page.tsx';
import type { Hosted } from '../hosted/hosted-page.tsx';
import { fieldError, FormError } from '../hosted/messages.tsx';
import type { ShownError } from '../hosted/messages.tsx';
import { PostForm } from '../hosted/post-form.tsx';
import { SubmitButton } from '../hosted/submit-button.tsx';
import { TextField } from '../hosted/text-field.tsx';
import { BackLink } from './back-link.tsx';

export type NamePageProps = Hosted & {
  /** The name as it is, or what was typed before. */
  name: string;
  error?: ShownError;
};

/** /account/name: what the person is called. */
export function NamePage(props: NamePageProps) {
  const { name, error } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('account.name.title')}>
      <FormError t={t} error={error} fields={['user_name']} />
      <PostForm t={t} action="/account/name" fields={{}}>
        <TextField
          name="name"
          label={t('account.name.field')}
          error={fieldError(t, error, 'user_name')}
          describedBy="name-hint"
          startsFocused
          input={{ type: 'text', defaultValue: name, dir: 'auto', autoComplete: 'name' }}
        />
        <p className="hint field-hint" id="name-hint">
          {t('account.name.hint')}
        </p>
        <SubmitButton>{t('account.name.submit')}</SubmitButton>
      </PostForm>
      <BackLink t={t} />
    </HostedPage>
  );
}
