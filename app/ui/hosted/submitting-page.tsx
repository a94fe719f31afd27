import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type SubmittingPageProps = Hosted & {
  action: string;
  fields: Readonly<Record<string, string>>;
  applicationName?: string;
  /** Let the module send the form at once; without JavaScript the button does. */
  submitsItself?: boolean;
};

/** Hands an answer over to another address by POST. */
export function SubmittingPage(props: SubmittingPageProps) {
  const { action, fields, applicationName, submitsItself = true } = props;
  const { t } = props.frame;
  return (
    <HostedPage
      {...props}
      title={t('submitting.title')}
      lead={
        applicationName
          ? t('submitting.lead', { applicationName })
          : t('submitting.lead_no_application')
      }
    >
      <PostForm t={t} action={action} fields={fields} submitsItself={submitsItself}>
        <SubmitButton>{t('common.continue')}</SubmitButton>
      </PostForm>
    </HostedPage>
  );
}
