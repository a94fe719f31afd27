import { Link, useNavigate } from '@remix-run/react';
import { useState } from 'react';

import { Badge } from '../badge.tsx';
import { ConfirmAct } from '../confirm-act.tsx';
import { Select } from '../fields.tsx';
import { Moment } from '../moment.tsx';
import { Empty, Panel } from '../panel.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { DiffTable } from './diff-table.tsx';
import { SourceText } from './editor-panel.tsx';
import { RunVersion } from './run-version.tsx';
import { ScriptFrame } from './script-frame.tsx';
import { addressOf, pathOf } from './script-state.ts';
import type { ScriptAt, ScriptVersion } from './script-state.ts';
import { labelOf } from './scripts.ts';

export type Publication = { version: number; published_at: string; published_by: string };

export type VersionsPageProps = {
  at: ScriptAt;
  versions: ScriptVersion[];
  publications: Publication[];
  /** The two that are compared, where that was asked for. */
  diff: { from: number; to: number; diff: string } | null;
  /** The one that is read, where that was asked for. */
  shown: { version: number; source: string } | null;
};

/** …/custom-database/:script/versions: all versions, what changed between two, and which ran when. */
export function VersionsPage({ at, versions, publications, diff, shown }: VersionsPageProps) {
  const may = useMay();
  const { published } = at.state;
  if (versions.length === 0) {
    return (
      <ScriptFrame at={at}>
        <Empty title="There are no versions yet">
          <p>Each time the script is saved a version is kept, and any of them can run again.</p>
          <Link className="button button-primary button-fit" to={addressOf(at)}>
            Write the script
          </Link>
        </Empty>
      </ScriptFrame>
    );
  }
  const hasEarlier = publications.some(({ version }) => version !== published);
  return (
    <ScriptFrame at={at}>
      <Panel title="Versions" lead="Every one that was saved, the newest first.">
        <Versions at={at} versions={versions} />
        {shown && (
          <div className="flex min-w-0 flex-col gap-2">
            <h3 id="shown">Source of version {shown.version}</h3>
            <SourceText label={`Source of version ${String(shown.version)}`} text={shown.source} />
          </div>
        )}
      </Panel>
      {versions.length > 1 && (
        <Panel title="What changed" lead="Between any two versions, line by line.">
          <Compare
            key={`${String(diff?.from)} ${String(diff?.to)}`}
            at={at}
            versions={versions}
            chosen={diff}
          />
          {diff && <DiffTable {...diff} />}
        </Panel>
      )}
      <Panel title="Publications" lead="Which version ran since when.">
        {publications.length === 0 && <p>None was published yet, so none has run.</p>}
        {publications.length > 0 && (
          <Table
            caption="Which version ran when"
            rows={publications}
            keyOf={({ version, published_at }) => `${published_at} ${String(version)}`}
            columns={[
              { title: 'Version', cell: ({ version }) => `Version ${String(version)}` },
              { title: 'Since', cell: ({ published_at }) => <Moment at={published_at} /> },
              { title: 'By', cell: ({ published_by }) => <bdi>{published_by}</bdi> },
            ]}
          />
        )}
        <div className="dash-actions">
          {hasEarlier && published !== null && may('roll_back_script') && (
            <RunVersion at={at} label="Roll back" />
          )}
          {published !== null && may('unpublish_script') && (
            <ConfirmAct
              label="Take it away"
              title={`Take ${labelOf(at.script)} away?`}
              consequence="From the next run on no version of it runs: whoever needs it is told that accounts cannot be looked up. Its versions stay."
              isSmall
              operation="unpublish_script"
              asked={{ path: pathOf(at) }}
              done={`${labelOf(at.script)} does not run any more.`}
            />
          )}
        </div>
      </Panel>
    </ScriptFrame>
  );
}

function Versions({ at, versions }: { at: ScriptAt; versions: readonly ScriptVersion[] }) {
  const may = useMay();
  return (
    <Table
      caption="Every version"
      rows={versions}
      keyOf={({ version }) => String(version)}
      columns={[
        {
          title: 'Version',
          cell: ({ version }) => (
            <Link className="dash-link" to={`?version=${String(version)}`} preventScrollReset>
              Version {version}
            </Link>
          ),
        },
        { title: 'Note', cell: ({ note }) => note ?? <span className="text-soft">None</span> },
        { title: 'Saved', cell: ({ saved_at }) => <Moment at={saved_at} /> },
        { title: 'By', cell: ({ saved_by }) => <bdi>{saved_by}</bdi> },
        { title: 'State', cell: (version) => <VersionState {...version} /> },
        ...(may('publish_script')
          ? [
              {
                title: 'Actions',
                cell: ({ version, is_published }: ScriptVersion) =>
                  !is_published && <RunVersion at={at} label="Publish" version={version} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function VersionState({ is_published, is_draft, is_shadow }: ScriptVersion) {
  if (is_published) return <Badge tone="good">Runs</Badge>;
  if (is_shadow) return <Badge>In the shadow</Badge>;
  return is_draft ? <Badge>Draft</Badge> : <span className="text-soft">Earlier</span>;
}

function Compare({
  at,
  versions,
  chosen,
}: {
  at: ScriptAt;
  versions: readonly ScriptVersion[];
  chosen: { from: number; to: number } | null;
}) {
  const navigate = useNavigate();
  const [newest, second] = versions;
  const [from, setFrom] = useState(
    String(chosen?.from ?? at.state.published ?? second?.version ?? ''),
  );
  const [to, setTo] = useState(String(chosen?.to ?? newest?.version ?? ''));
  const choices = versions.map(({ version }) => ({
    value: String(version),
    label: `Version ${String(version)}`,
  }));
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate(`?from=${from}&to=${to}`, { preventScrollReset: true });
      }}
    >
      <Select label="From" value={from} choices={choices} onChange={setFrom} />
      <Select label="To" value={to} choices={choices} onChange={setTo} />
      <button className="button button-secondary button-fit" type="submit">
        Compare
      </button>
    </form>
  );
}
