import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { fieldError, FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';
import { TextField } from './text-field.tsx';

export type DeviceCodePageProps = Hosted & {
  action: string;
  xsrf: string;
  userCode?: string;
  error?: ShownError;
};

/** Where the code of a television or a terminal is typed. */
export function DeviceCodePage(props: DeviceCodePageProps) {
  const { action, xsrf, userCode, error } = props;
  const { t } = props.frame;
  return (
    <HostedPage {...props} title={t('device_code.title')} lead={t('device_code.lead')}>
      <FormError t={t} error={error} fields={['user_code']} />
      <PostForm t={t} action={action} fields={{ xsrf }}>
        <TextField
          name="user_code"
          label={t('device_code.field')}
          startsFocused
          error={fieldError(t, error, 'user_code')}
          input={{
            type: 'text',
            className: 'code-input',
            defaultValue: userCode,
            dir: 'ltr',
            autoComplete: 'off',
            autoCapitalize: 'characters',
            autoCorrect: 'off',
            spellCheck: false,
          }}
        />
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </PostForm>
    </HostedPage>
  );
}
