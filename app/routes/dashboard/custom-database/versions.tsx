import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import type { ScriptVersion } from '../../../ui/dashboard/custom-database/script-state.ts';
import { labelOf } from '../../../ui/dashboard/custom-database/scripts.ts';
import { VersionsPage } from '../../../ui/dashboard/custom-database/versions-page.tsx';
import type {
  Publication,
  VersionsPageProps,
} from '../../../ui/dashboard/custom-database/versions-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';
import { readScript } from './connection.ts';

export const meta: MetaFunction = ({ params }) => [
  { title: `Versions of ${labelOf(params.script ?? '')} | Latchkey` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { home: _home, ...script } = await readScript(at, params);
  const path = { id: script.connection.id, script: script.script };
  const asked = new URL(request.url).searchParams;
  const [from, to, version] = [asked.get('from'), asked.get('to'), asked.get('version')];
  const view: VersionsPageProps = {
    at: script,
    versions: await read<ScriptVersion[]>(at, 'list_script_versions', { path }),
    publications: await read<Publication[]>(at, 'list_script_publications', { path }),
    diff: from && to ? await read(at, 'get_script_diff', { path, query: { from, to } }) : null,
    shown: version ? await read(at, 'get_script_version', { path: { ...path, version } }) : null,
  };
  return view;
}

export default function Versions() {
  return <VersionsPage {...useLoaderData<typeof loader>()} />;
}
