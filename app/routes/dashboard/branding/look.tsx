import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { draftOfBackground } from '../../../ui/dashboard/branding/background-draft.ts';
import type { Background } from '../../../ui/dashboard/branding/background-draft.ts';
import { LookPage } from '../../../ui/dashboard/branding/look-page.tsx';
import type { Look } from '../../../ui/dashboard/branding/look-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { readVersioned } from '../read.ts';
import { shownLanguages } from './shown-languages.ts';

export const meta: MetaFunction = () => [{ title: 'Branding | Latchkey' }];

type Branding = {
  logo_url?: string;
  favicon_url?: string;
  colors?: { primary?: string; page_background?: Background };
  font?: { url?: string };
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { answer, version } = await readVersioned<Branding>(at, 'get_branding');
  const look: Look = {
    logoUrl: answer.logo_url ?? '',
    faviconUrl: answer.favicon_url ?? '',
    primary: answer.colors?.primary ?? '',
    background: draftOfBackground(answer.colors?.page_background),
    fontUrl: answer.font?.url ?? '',
  };
  return { look, version, languages: shownLanguages() };
}

export default function BrandingLook() {
  return <LookPage {...useLoaderData<typeof loader>()} />;
}
