import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { LanguagesPage } from '../../../ui/dashboard/branding/languages-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { readVersioned } from '../read.ts';
import { shownLanguages } from './shown-languages.ts';

export const meta: MetaFunction = () => [{ title: 'Languages of hosted pages | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { answer, version } = await readVersioned<{ enabled_locales?: string[] }>(
    at,
    'get_tenant_settings',
  );
  const languages = shownLanguages();
  const known = languages.map(({ tag }) => tag);
  const offered = (answer.enabled_locales ?? []).filter((tag) => known.includes(tag));
  return { languages, offered: offered.length > 0 ? offered : known, version };
}

export default function BrandingLanguages() {
  return <LanguagesPage {...useLoaderData<typeof loader>()} />;
}
