import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { PreviewsPage } from '../../../ui/dashboard/branding/previews-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { shownLanguages } from './shown-languages.ts';

export const meta: MetaFunction = () => [{ title: 'Preview of hosted pages | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministrator(request, context);
  return { languages: shownLanguages() };
}

export default function BrandingPreviews() {
  return <PreviewsPage {...useLoaderData<typeof loader>()} />;
}
