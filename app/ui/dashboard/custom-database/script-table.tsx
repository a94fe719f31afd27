import { Link } from '@remix-run/react';

import { Badge } from '../badge.tsx';
import { Table } from '../table.tsx';
import type { ScriptState } from './script-state.ts';
import { scripts } from './scripts.ts';
import type { ScriptKind } from './scripts.ts';

const needs = {
  always: 'Always',
  passkeys: 'For passkeys and sign-ups',
  optional: 'If you want it',
};

/** Every script that there can be, and how far each is. */
export function ScriptTable({
  connectionId,
  states,
}: {
  connectionId: string;
  states: readonly ScriptState[];
}) {
  const stateOf = ({ name }: ScriptKind) => states.find(({ script }) => script === name);
  return (
    <Table
      caption="Every script and its state"
      rows={scripts}
      keyOf={({ name }) => name}
      columns={[
        {
          title: 'Script',
          cell: ({ name, label }) => (
            <Link
              className="dash-link"
              to={`/dashboard/connections/${connectionId}/custom-database/${name}`}
            >
              {label}
            </Link>
          ),
        },
        { title: 'What it does', cell: ({ purpose }) => purpose },
        { title: 'Needed', cell: ({ need }) => needs[need] },
        {
          title: 'State',
          cell: (kind) => <StateOfScript {...(stateOf(kind) ?? unsaved)} />,
        },
      ]}
    />
  );
}

const unsaved = { published: null, draft: null, shadow: null };

/** Which version runs, and whether a newer one waits. */
export function StateOfScript({
  published,
  draft,
  shadow,
}: Pick<ScriptState, 'published' | 'draft' | 'shadow'>) {
  return (
    <span className="inline-flex flex-wrap gap-2">
      {published === null && draft === null && <Badge>Missing</Badge>}
      {published !== null && <Badge tone="good">Version {published} runs</Badge>}
      {draft !== null && <Badge>Version {draft} is a draft</Badge>}
      {shadow !== null && <Badge>Version {shadow} in the shadow</Badge>}
    </span>
  );
}
