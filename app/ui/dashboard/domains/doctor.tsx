import { useState } from 'react';

import { asSentence } from '../as-sentence.ts';
import { Badge } from '../badge.tsx';
import { CopyText } from '../copy-text.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useOperation } from '../use-operation.ts';

type Check = {
  name: string;
  outcome: 'ok' | 'warning' | 'failed' | 'skipped';
  found: string;
  next?: string;
};

/** What is looked at, in its order. */
const titles: Record<string, string> = {
  known: 'A tenant answers here',
  'rp id': 'Browsers can bind passkeys to the RP ID',
  dns: 'The name leads somewhere',
  tls: 'The connection is safe and trusted',
  'plain http': 'Plain http leads to https',
  routing: 'Requests reach this installation',
  'client addresses': 'The proxy says who the client is',
  clock: 'The clocks agree',
  discovery: 'Applications find the issuer',
  'related origins': 'Passkeys of other hosts are let in',
  'passkey endpoints': 'Password managers find the passkey pages',
  'change password': 'Password managers find the way to a new password',
};

const outcomes = {
  ok: { tone: 'good', word: 'Good' },
  warning: { tone: 'bad', word: 'Warning' },
  failed: { tone: 'bad', word: 'Failed' },
  skipped: { tone: 'plain', word: 'Skipped' },
} as const;

/** Looks at a host as browsers and applications meet it. */
export function Doctor({ path, host }: { path: { id: string }; host: string }) {
  const [found, setFound] = useState<{ ok: boolean; checks: Check[] }>();
  const { run, isBusy, problem } = useOperation();
  const examine = async () => {
    setFound(undefined);
    const answer = await run<{ ok: boolean; checks: Check[] }>('examine_custom_domain', { path });
    if (answer.ok) setFound(answer.body);
  };
  return (
    <Panel
      title="Doctor"
      lead="Looks at the host as browsers and applications meet it, from DNS to the files at fixed addresses. It changes nothing."
    >
      <RefusalMessage problem={problem} />
      <div className="dash-actions">
        <button
          className="button button-secondary button-fit"
          type="button"
          aria-busy={isBusy || undefined}
          onClick={() => {
            if (!isBusy) void examine();
          }}
        >
          Examine {host}
        </button>
      </div>
      <div role="status">
        {isBusy && (
          <>
            <progress className="dash-progress" aria-label="Examination" />
            <p className="hint">
              {Object.keys(titles).length} things are looked at. That takes a minute at most.
            </p>
          </>
        )}
        {found && <p className="font-medium">{summary(found.checks)}</p>}
      </div>
      {found && (
        <ul className="dash-checks">
          {found.checks.map((check) => (
            <CheckRow key={check.name} {...check} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function summary(checks: readonly Check[]): string {
  const count = (outcome: Check['outcome']) =>
    checks.filter((check) => check.outcome === outcome).length;
  const [failed, warnings] = [count('failed'), count('warning')];
  if (failed > 0) return `${failed} of ${checks.length} checks failed.`;
  if (warnings > 0) return `Nothing failed. ${warnings} of ${checks.length} checks have a warning.`;
  return 'Everything that could be looked at is good.';
}

function CheckRow({ name, outcome, found, next }: Check) {
  const { tone, word } = outcomes[outcome];
  return (
    <li>
      <h3 className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{word}</Badge> {titles[name] ?? name}
      </h3>
      <p className="hint">{asSentence(found)}</p>
      {next && (
        <p>
          <strong>Do this:</strong> <Next text={next} title={titles[name] ?? name} />
        </p>
      )}
    </li>
  );
}

/** Commands and addresses in an advice can be copied. */
function Next({ text, title }: { text: string; title: string }) {
  const [command] = /npm run cli -- .*$/.exec(text) ?? /https:\/\/\S+/.exec(text) ?? [];
  if (command === undefined) return <>{text}</>;
  return (
    <>
      {text === command ? '' : `${text} `}
      <CopyText label={`what helps with “${title}”`} text={command} />
    </>
  );
}
