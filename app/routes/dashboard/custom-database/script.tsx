import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { listScriptWords } from '#app/management/script-words.ts';

import type { Fixture } from '../../../ui/dashboard/custom-database/fixtures-panel.tsx';
import { ScriptPage } from '../../../ui/dashboard/custom-database/script-page.tsx';
import type { ScriptPageProps } from '../../../ui/dashboard/custom-database/script-page.tsx';
import type { ScriptVersion } from '../../../ui/dashboard/custom-database/script-state.ts';
import { labelOf } from '../../../ui/dashboard/custom-database/scripts.ts';
import { requireAdministrator } from '../administrator.ts';
import { may, read, readVersioned } from '../read.ts';
import { configurationIn, readConfiguration, readScript } from './connection.ts';

export const meta: MetaFunction = ({ params }) => [
  { title: `${labelOf(params.script ?? '')} script | Latchkey` },
];

type TemplateSet = { set: string; scripts: { script: string; source: string }[] };

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { home, ...script } = await readScript(at, params);
  const path = { id: script.connection.id, script: script.script };
  const { answer: versions, version: readVersion } = await readVersioned<ScriptVersion[]>(
    at,
    'list_script_versions',
    { path },
  );
  const mayEdit = may(at, 'save_script_version');
  const view: ScriptPageProps = {
    at: script,
    readVersion,
    newest:
      versions.length === 0
        ? null
        : await read(at, 'get_script_version', { path: { ...path, version: 'draft' } }),
    fixtures: await read<Fixture[]>(at, 'list_script_fixtures', { path }),
    templates: mayEdit
      ? templatesOf(script.script, await read<TemplateSet[]>(at, 'list_script_templates'))
      : [],
    configuration: await readConfiguration(at, script.connection.id),
    hasContext: home.hasContext,
    words: mayEdit ? await listScriptWords() : null,
  };
  return view;
}

const templatesOf = (script: string, sets: readonly TemplateSet[]) =>
  sets.flatMap(({ set, scripts }) =>
    scripts
      .filter((template) => template.script === script)
      .map(({ source }) => ({ set, source, configuration: configurationIn(source) })),
  );

export default function Script() {
  return <ScriptPage {...useLoaderData<typeof loader>()} />;
}
