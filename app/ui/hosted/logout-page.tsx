import { HostedPage } from './hosted-page.tsx';
import type { Hosted } from './hosted-page.tsx';
import { PostForm } from './post-form.tsx';
import { SubmitButton } from './submit-button.tsx';

export type LogoutPageProps = Hosted & { formAction: string; xsrf: string };

/** Asks before ending the session; the form is the one that the provider expects. */
export function LogoutPage(props: LogoutPageProps) {
  const { formAction, xsrf } = props;
  const { t, tenantName } = props.frame;
  return (
    <HostedPage {...props} title={t('logout.title')} lead={t('logout.lead', { tenantName })}>
      <PostForm t={t} action={formAction} fields={{ xsrf }}>
        <SubmitButton name="logout" value="yes">
          {t('logout.confirm')}
        </SubmitButton>
        <SubmitButton look="secondary">{t('logout.stay')}</SubmitButton>
      </PostForm>
    </HostedPage>
  );
}
