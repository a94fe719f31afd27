import type { LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import type { CopyKey } from '../../copy/index.ts';
import { DeviceCodePage } from '../../ui/hosted/device-code-page.tsx';
import { DeviceConfirmPage } from '../../ui/hosted/device-confirm-page.tsx';
import { DeviceDonePage } from '../../ui/hosted/device-done-page.tsx';
import { ErrorPage } from '../../ui/hosted/error-page.tsx';
import { LogoutDonePage } from '../../ui/hosted/logout-done-page.tsx';
import { LogoutPage } from '../../ui/hosted/logout-page.tsx';
import { LogoutStayedPage } from '../../ui/hosted/logout-stayed-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { refuseRequest } from './requests.ts';

const titles = {
  logout: 'logout.title',
  'logout-done': 'logout_done.title',
  'logout-stayed': 'logout_stayed.title',
  'device-code': 'device_code.title',
  'device-confirm': 'device_confirm.title',
  'device-done': 'device_done.title',
  error: 'error_page.title',
} as const satisfies Record<string, CopyKey>;

export const meta = titled('error_page.title');

/** A page that the protocol engine asked for, with the status that it chose. */
export function loader({ context }: LoaderFunctionArgs) {
  const { providerPage } = context;
  if (!providerPage) return refuseRequest('not_found');
  const { page, status } = providerPage;
  // Signing out or connecting a device ends with a redirect to whatever the application registered.
  context.formTargets.add('https:').add('http://localhost:*').add('http://127.0.0.1:*');
  const error = 'error' in page ? page.error : undefined;
  return data({ page, titleKey: titles[page.page], error }, { status });
}

export default function ProviderPage() {
  const { page } = useLoaderData<typeof loader>();
  const hosted = useHosted();
  switch (page.page) {
    case 'logout':
      return <LogoutPage {...hosted} formAction={page.formAction} xsrf={page.xsrf} />;
    case 'logout-done':
      return <LogoutDonePage {...hosted} />;
    case 'logout-stayed':
      return <LogoutStayedPage {...hosted} />;
    case 'device-code':
      return (
        <DeviceCodePage
          {...hosted}
          action={page.formAction}
          xsrf={page.xsrf}
          error={page.error && { code: page.error }}
        />
      );
    case 'device-confirm':
      return (
        <DeviceConfirmPage
          {...hosted}
          action={page.formAction}
          xsrf={page.xsrf}
          userCode={page.userCode}
          applicationName={page.applicationName}
        />
      );
    case 'device-done':
      return <DeviceDonePage {...hosted} />;
    case 'error':
      return (
        <ErrorPage
          {...hosted}
          code={page.code}
          reference={page.reference}
          next={{ href: '/login', label: 'error_page.start_again' }}
        />
      );
  }
}
