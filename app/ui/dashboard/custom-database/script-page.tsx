import { useBlocker } from '@remix-run/react';
import { useEffect, useMemo, useState } from 'react';

import { Dialog } from '../dialog.tsx';
import { Empty, Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { TextField } from '../fields.tsx';
import { useMay } from '../signed.ts';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';
import { OpenEditor, SourceText } from './editor-panel.tsx';
import type { ScriptWords } from './editor/script-words.ts';
import { FixturesPanel } from './fixtures-panel.tsx';
import type { Fixture } from './fixtures-panel.tsx';
import { RunVersion } from './run-version.tsx';
import { ScriptFrame } from './script-frame.tsx';
import { pathOf } from './script-state.ts';
import type { ScriptAt } from './script-state.ts';
import { labelOf, scripts } from './scripts.ts';
import { faultInRefusal } from './source-fault.ts';
import type { SourceFault } from './source-fault.ts';
import { TemplateMenu } from './template-menu.tsx';
import type { Template } from './template-menu.tsx';
import { TryPanel } from './try-panel.tsx';
import type { Tried } from './try-panel.tsx';

export type ScriptPageProps = {
  at: ScriptAt;
  /** The newest version; null where none was saved yet. */
  newest: { version: number; source: string } | null;
  /** What the list of versions was read as, to be sent back with another one. */
  readVersion: string;
  fixtures: Fixture[];
  templates: Template[];
  configuration: string[];
  hasContext: boolean;
  /** For whoever may write. */
  words: ScriptWords | null;
};

/** What is typed, and what it was begun from. */
type Editing = {
  text: string;
  /** The newest version then, and what the list was read as. */
  from: number | null;
  readVersion: string;
  /** Another one begins another editor. */
  opened: number;
};

/** /dashboard/connections/:id/custom-database/:script: the source, trying it, and its fixtures. */
export function ScriptPage(props: ScriptPageProps) {
  const { at, newest, readVersion, fixtures, configuration, words, hasContext } = props;
  const { script } = at;
  const kind = scripts.find(({ name }) => name === script);
  const may = useMay();
  const [editing, setEditing] = useState<Editing>();
  const [fault, setFault] = useState<SourceFault>();
  const isUnsaved = editing !== undefined && editing.text !== (newest?.source ?? '');
  const tried: Tried =
    editing && (isUnsaved || newest === null) ? { source: editing.text } : { version: 'draft' };
  const begin = (text: string) => {
    setFault(undefined);
    setEditing((before) => ({
      ...{ from: newest?.version ?? null, readVersion, ...before },
      ...{ text, opened: (before?.opened ?? 0) + 1 },
    }));
  };
  const vocabulary = useMemo(
    () => words && { words, configuration, script },
    // A page that was read again tells the same words in other objects.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
    [script, JSON.stringify(configuration)],
  );
  const mayEdit = may('save_script_version') && vocabulary !== null;
  const label = `Source of ${kind?.label ?? script}`;
  return (
    <ScriptFrame at={at}>
      <LeaveUnsaved isUnsaved={isUnsaved} />
      {newest === null && !editing && !mayEdit && (
        <Empty title="Nobody has written this script yet">
          <p>It can be written by an admin.</p>
        </Empty>
      )}
      {(newest !== null || editing || mayEdit) && (
        <Panel title="Source" lead={newest ? `Version ${String(newest.version)}` : leadOfNew}>
          {mayEdit && (
            <TemplateMenu
              templates={props.templates}
              configuration={configuration}
              settingsAddress={`/dashboard/connections/${at.connection.id}/custom-database`}
              isUnsaved={isUnsaved}
              onChoose={begin}
            />
          )}
          {!editing && newest && <SourceText label={label} text={newest.source} />}
          {editing && vocabulary && (
            <OpenEditor
              key={editing.opened}
              {...{ label, fault, vocabulary }}
              text={editing.text}
              onChange={(text) => setEditing((before) => before && { ...before, text })}
            />
          )}
          {!editing && mayEdit && (
            <div className="dash-actions">
              <button
                className={`button ${newest ? 'button-secondary' : 'button-primary'} button-fit`}
                type="button"
                onClick={() => begin(newest?.source ?? '')}
              >
                {newest ? 'Edit' : 'Write it from nothing'}
              </button>
            </div>
          )}
          {editing && (
            <SaveVersion
              {...{ at, editing, newest, readVersion, isUnsaved }}
              onFault={setFault}
              onSaved={(from) => setEditing((before) => before && { ...before, from })}
              onStartOver={() => setEditing(undefined)}
              onRebase={() =>
                setEditing(
                  (before) => before && { ...before, from: newest?.version ?? null, readVersion },
                )
              }
            />
          )}
          {newest &&
            !isUnsaved &&
            at.state.published !== newest.version &&
            may('publish_script') && (
              <div className="dash-actions">
                <RunVersion
                  at={at}
                  label={`Publish version ${String(newest.version)}`}
                  version={newest.version}
                  isMain
                />
              </div>
            )}
        </Panel>
      )}
      {kind && may('try_script') && (newest !== null || editing) && (
        <TryPanel {...{ at, kind, hasContext, tried }} onFault={setFault} />
      )}
      {newest !== null && <FixturesPanel {...{ at, fixtures, tried }} />}
    </ScriptFrame>
  );
}

const leadOfNew = 'Begin with a template for your kind of database, or write it from nothing.';

function SaveVersion({
  at,
  editing,
  newest,
  readVersion,
  isUnsaved,
  onFault,
  onSaved,
  onStartOver,
  onRebase,
}: {
  at: ScriptAt;
  editing: Editing;
  newest: ScriptPageProps['newest'];
  readVersion: string;
  isUnsaved: boolean;
  onFault: (fault: SourceFault | undefined) => void;
  onSaved: (version: number) => void;
  onStartOver: () => void;
  /** The same text, on top of what somebody else has saved meanwhile. */
  onRebase: () => void;
}) {
  const [note, setNote] = useState('');
  const { run, isBusy, problem, forget } = useOperation();
  const say = useToast();
  // What is published changes the list too: only another version is somebody else's.
  const version = editing.from === (newest?.version ?? null) ? readVersion : editing.readVersion;
  const save = async () => {
    const answer = await run<{ version: number; is_new: boolean }>('save_script_version', {
      path: pathOf(at),
      body: { source: editing.text, ...(note.trim() !== '' && { note: note.trim() }) },
      version,
    });
    if (!answer.ok) return onFault(faultInRefusal(answer));
    setNote('');
    onFault(undefined);
    onSaved(answer.body.version);
    say(
      answer.body.is_new
        ? `Version ${String(answer.body.version)} of ${labelOf(at.script)} is saved. It runs when you publish it.`
        : `This is version ${String(answer.body.version)} already.`,
    );
  };
  return (
    <form
      className="dash-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void save();
      }}
    >
      <RefusalMessage
        problem={problem}
        onLoadNewest={() => {
          forget();
          onFault(undefined);
          onStartOver();
        }}
      />
      {problem?.code === 'version_conflict' && (
        <div className="dash-actions">
          <button
            className="button button-secondary button-small"
            type="button"
            onClick={() => {
              forget();
              onRebase();
            }}
          >
            Keep my text, to be saved after theirs
          </button>
        </div>
      )}
      <TextField
        label="Note"
        hint="What has changed, for whoever reads the versions."
        value={note}
        onChange={setNote}
        input={{ maxLength: 500, autoComplete: 'off' }}
      />
      <div className="dash-actions">
        <button
          className="button button-primary button-fit"
          type="submit"
          aria-busy={isBusy || undefined}
        >
          Save version
        </button>
        <button
          className="button button-secondary button-fit"
          type="button"
          onClick={() => {
            forget();
            onFault(undefined);
            onStartOver();
          }}
        >
          {isUnsaved ? 'Discard changes' : 'Close the editor'}
        </button>
      </div>
    </form>
  );
}

/** Asks before a text that was typed is left behind. */
function LeaveUnsaved({ isUnsaved }: { isUnsaved: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog title="Leave without saving?" onClose={() => blocker.reset()}>
      <p>What you have typed has not been saved, and would be lost.</p>
      <div className="dash-actions">
        <button
          className="button button-danger button-fit"
          type="button"
          onClick={() => blocker.proceed()}
        >
          Leave
        </button>
        <button
          className="button button-secondary button-fit"
          type="button"
          onClick={() => blocker.reset()}
        >
          Stay
        </button>
      </div>
    </Dialog>
  );
}
