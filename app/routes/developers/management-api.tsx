import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { apiReference } from '#app/management/operations/reference.ts';

import { ReferencePage } from '../../ui/developers/reference-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';

export const meta = titled('developers.title');

/** What the Management API takes and answers, read from its OpenAPI document. */
export const loader = ({ context }: LoaderFunctionArgs) => ({
  server: `${context.site.origin}/api/v2`,
  groups: apiReference(),
});

export const action = () => redirect('/developers/management-api', 303);

export default function ManagementApiReference() {
  return <ReferencePage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
