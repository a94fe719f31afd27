import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { FormError } from './messages.tsx';
import type { ShownError } from './messages.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type DeviceConfirmPageProps = Hosted & {
  action: string;
  xsrf: string;
  userCode: string;
  applicationName: string;
  error?: ShownError;
};

/** The code once more, to compare: a stranger's device would show another one. */
export function DeviceConfirmPage(props: DeviceConfirmPageProps) {
  const { action, xsrf, userCode, applicationName, error } = props;
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('device_confirm.title')}
      lead={t('device_confirm.lead', { applicationName })}
    >
      <FormError t={t} error={error} />
      <p className="user-code" dir="ltr">
        {userCode}
      </p>
      <p className="hint">{t('device_confirm.warning')}</p>
      <PostForm t={t} action={action} fields={{ xsrf, user_code: userCode, confirm: 'yes' }}>
        <div className="pair">
          <SubmitButton look="secondary" name="abort" value="yes">
            {t('device_confirm.cancel')}
          </SubmitButton>
          <SubmitButton>{t('common.continue')}</SubmitButton>
        </div>
      </PostForm>
    </HostedPage>
  );
}
