import { Choices, TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import { LogsFrame } from './logs-frame.tsx';
import { useOlderEvents } from './use-older-events.ts';

type Draft = { keeps: 'forever' | 'days'; days: string };

/** How long the log is kept. */
export function RetentionPage({ days, version }: { days: number | null; version: string }) {
  const may = useMay();
  return (
    <LogsFrame>
      <Panel
        title="How long the log is kept"
        lead="Old events hold addresses and names of people. Keep them no longer than you need them."
      >
        <SettingsForm<Draft>
          operation="update_tenant_settings"
          read={{ keeps: days === null ? 'forever' : 'days', days: String(days ?? 90) }}
          version={version}
          bodyOf={(draft) => ({ log_retention_days: daysIn(draft) })}
          fields={['log_retention_days']}
          mayChange={may('update_tenant_settings')}
          confirm={(draft) => consequenceOf(draft, days)}
        >
          {({ draft, change, problem, mayChange }) => (
            <>
              <Choices
                label="Events are kept"
                value={draft.keeps}
                disabled={!mayChange}
                choices={[
                  { value: 'forever', label: 'For ever' },
                  { value: 'days', label: 'For some days, and deleted then' },
                ]}
                onChange={(keeps) => change({ keeps })}
              />
              {draft.keeps === 'days' && (
                <TextField
                  label="Days"
                  type="number"
                  value={draft.days}
                  disabled={!mayChange}
                  onChange={(text) => change({ days: text })}
                  error={faultOf(problem, 'log_retention_days')}
                  hint="From 1 to 365."
                  input={{ min: 1, max: 365, inputMode: 'numeric' }}
                />
              )}
            </>
          )}
        </SettingsForm>
      </Panel>
    </LogsFrame>
  );
}

/** What is no number is sent as it was typed, and refused: nothing is kept for ever by a mistake. */
function daysIn({ keeps, days }: Draft): number | string | null {
  if (keeps === 'forever') return null;
  return /^\d{1,6}$/.test(days) ? Number(days) : days;
}

/** Nothing is asked where no event goes earlier than before. */
function consequenceOf(draft: Draft, before: number | null) {
  const days = daysIn(draft);
  if (typeof days !== 'number' || days < 1 || (before !== null && days >= before)) return undefined;
  return {
    title: `Keep events for ${days === 1 ? 'one day' : `${days} days`}?`,
    consequence: <Consequence days={days} />,
    act: 'Delete older events',
  };
}

function Consequence({ days }: { days: number }) {
  const older = useOlderEvents(days);
  return (
    <div className="flex flex-col gap-3">
      <p>
        {older === undefined
          ? 'Events that are older are deleted within minutes'
          : `${new Intl.NumberFormat('en').format(older)} events are older and are deleted within minutes`}
        , and every event when it reaches that age. Nobody can bring them back.
      </p>
      <p>
        To keep a copy, export them first or send them on with a log stream. The audit trail of
        administrators stays whole.
      </p>
    </div>
  );
}
