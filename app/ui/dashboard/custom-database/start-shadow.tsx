import { useState } from 'react';

import { Select } from '../fields.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';
import { pathOf } from './script-state.ts';
import type { ScriptAt, ScriptVersion } from './script-state.ts';

/** Lets another version than the published one run beside it. */
export function StartShadow({
  at,
  versions,
}: {
  at: ScriptAt;
  versions: readonly ScriptVersion[];
}) {
  const [chosen, setChosen] = useState(String(versions[0]?.version ?? ''));
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  if (at.state.published === null)
    return <p>Publish a version first, to compare another with it.</p>;
  if (versions.length === 0)
    return <p>Save another version first, to compare it with what runs.</p>;
  const start = async () => {
    const body = { version: Number(chosen) };
    const answer = await run('start_script_shadow', { path: pathOf(at), body });
    if (answer.ok) say(`Version ${chosen} runs in the shadow now.`);
  };
  return (
    <form
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void start();
      }}
    >
      <RefusalMessage problem={problem} />
      <Select
        label="Version"
        value={chosen}
        choices={versions.map(({ version, note }) => ({
          value: String(version),
          label: `Version ${String(version)}${note ? `: ${note}` : ''}`,
        }))}
        onChange={setChosen}
      />
      <button
        className="button button-secondary button-fit"
        type="submit"
        aria-busy={isBusy || undefined}
      >
        Run it in the shadow
      </button>
    </form>
  );
}
