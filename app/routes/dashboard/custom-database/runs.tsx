import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { RunsPage } from '../../../ui/dashboard/custom-database/runs-page.tsx';
import type { FailedRun, Shadow } from '../../../ui/dashboard/custom-database/runs-page.tsx';
import type { ScriptVersion } from '../../../ui/dashboard/custom-database/script-state.ts';
import { isWithoutEffect, labelOf } from '../../../ui/dashboard/custom-database/scripts.ts';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';
import { readScript } from './connection.ts';

export const meta: MetaFunction = ({ params }) => [
  { title: `Runs of ${labelOf(params.script ?? '')} | Latchkey` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { home: _home, ...script } = await readScript(at, params);
  const path = { id: script.connection.id, script: script.script };
  return {
    at: script,
    runs: await read<FailedRun[]>(at, 'list_failed_script_runs', { path }),
    versions: await read<ScriptVersion[]>(at, 'list_script_versions', { path }),
    shadow: isWithoutEffect(script.script)
      ? await read<Shadow>(at, 'get_script_shadow', { path })
      : null,
  };
}

export default function Runs() {
  return <RunsPage {...useLoaderData<typeof loader>()} />;
}
