import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { languagesOf } from '#app/tenancy/tenant-settings.ts';

import { LanguagesPage } from '../../../ui/dashboard/branding/languages-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { readVersioned } from '../read.ts';
import { shownLanguages } from './shown-languages.ts';

export const meta: MetaFunction = () => [{ title: 'Languages of hosted pages | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { version } = await readVersioned(at, 'get_tenant_settings');
  const offered = [...languagesOf(context.site.tenant)];
  return { languages: shownLanguages(), offered, version };
}

export default function BrandingLanguages() {
  return <LanguagesPage {...useLoaderData<typeof loader>()} />;
}
