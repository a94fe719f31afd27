import { useState } from 'react';

import { Badge } from '../badge.tsx';
import { ConfirmAct } from '../confirm-act.tsx';
import { TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useMay } from '../signed.ts';
import { Table } from '../table.tsx';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';

const operation = 'update_connection_configuration';

/** What scripts are told beside their parameters: names are shown, values go in and never out. */
export function ConfigurationPanel({
  connectionId,
  names,
  missing,
}: {
  connectionId: string;
  names: readonly string[];
  /** Those that scripts read and nobody has set. */
  missing: readonly string[];
}) {
  const may = useMay();
  const path = { id: connectionId };
  const rows = [
    ...names.map((name) => ({ name, isSet: true })),
    ...missing.map((name) => ({ name, isSet: false })),
  ];
  return (
    <Panel
      title="Settings"
      lead="What scripts read as configuration.NAME: addresses of databases, passwords, keys. Values are encrypted, and nobody can read them again here."
    >
      {rows.length === 0 && <p>Nothing is set yet.</p>}
      {rows.length > 0 && (
        <Table
          caption="Settings of scripts"
          rows={rows}
          keyOf={({ name }) => name}
          columns={[
            { title: 'Name', cell: ({ name }) => <code className="dash-code">{name}</code> },
            {
              title: 'Value',
              cell: ({ isSet }) =>
                isSet ? 'Set, not shown' : <Badge tone="bad">Read by a script, not set</Badge>,
            },
            ...(may(operation)
              ? [
                  {
                    title: 'Actions',
                    cell: ({ name, isSet }: { name: string; isSet: boolean }) =>
                      isSet && (
                        <ConfirmAct
                          label="Remove"
                          title={`Remove ${name}?`}
                          consequence="Scripts that read it get nothing in its place, from the next run on. Nobody can read the value here again."
                          isSmall
                          operation={operation}
                          asked={{ path, body: { configuration: { [name]: null } } }}
                          done={`${name} is removed.`}
                        />
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {may(operation) && <SetValue path={path} names={names} />}
    </Panel>
  );
}

function SetValue({ path, names }: { path: { id: string }; names: readonly string[] }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  const isKnown = names.includes(name.trim());
  const set = async () => {
    setEmpty(name.trim() === '');
    if (name.trim() === '') return;
    const answer = await run(operation, {
      path,
      body: { configuration: { [name.trim()]: value } },
    });
    if (!answer.ok) return;
    say(`${name.trim()} is set.`);
    setName('');
    setValue('');
  };
  return (
    <form
      className="dash-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void set();
      }}
    >
      <RefusalMessage problem={problem} />
      <TextField
        label="Name"
        value={name}
        onChange={setName}
        error={isEmpty ? 'Expected a name, such as DATABASE_URL.' : undefined}
        hint={isKnown && 'It is set: the new value takes the place of the old one.'}
        input={{ autoComplete: 'off', spellCheck: false, maxLength: 128 }}
      />
      <TextField
        label="Value"
        type="password"
        value={value}
        onChange={setValue}
        input={{ autoComplete: 'new-password', spellCheck: false }}
      />
      <div className="dash-actions">
        <button
          className="button button-primary button-fit"
          type="submit"
          aria-busy={isBusy || undefined}
        >
          Set the value
        </button>
      </div>
    </form>
  );
}
