import { useState } from 'react';

import { CopyText } from '../copy-text.tsx';
import { TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { faultOf, useOperation } from '../use-operation.ts';

export type TrailEnd = { number: number; hash: string };

type Verified =
  | { ok: true; end: TrailEnd | null }
  | { ok: false; number: number; problem: 'changed' | 'missing' | 'inserted' | 'ends_early' };

const written = ({ number, hash }: TrailEnd): string => `${number}:${hash}`;

/** How anybody can tell that the trail is whole: now on the server, later and elsewhere without it. */
export function Verification({ end, tenant }: { end: TrailEnd | null; tenant: string }) {
  return (
    <Panel
      title="Is the trail whole?"
      lead="Whoever can write to the database could write the whole trail anew. So keep its end somewhere else: with it, that would show."
    >
      {end && (
        <p>
          The end now: <CopyText label="the end of the trail" text={written(end)} />
        </p>
      )}
      <VerifyNow />
      <div className="flex flex-col gap-2">
        <h3>Without this server</h3>
        <p>
          Download the trail and verify the file on any machine that has Latchkey. No database is
          needed:
        </p>
        <p>
          <CopyText
            label="the command that verifies a file"
            text={`npm run cli -- audit-trail verify --file ${tenant}-audit-trail.ndjson${end ? ` --end ${written(end)}` : ''}`}
          />
        </p>
      </div>
    </Panel>
  );
}

function VerifyNow() {
  const [known, setKnown] = useState('');
  const [found, setFound] = useState<Verified>();
  const { run, isBusy, problem } = useOperation();
  const verify = async () => {
    setFound(undefined);
    const kept = known.trim();
    const answer = await run<Verified>('verify_audit_trail', kept ? { query: { end: kept } } : {});
    if (answer.ok) setFound(answer.body);
  };
  return (
    <form
      className="dash-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void verify();
      }}
    >
      <RefusalMessage problem={problem} fields={['end']} />
      <TextField
        label="An end that you have kept"
        value={known}
        onChange={setKnown}
        hint="A number and a hash, such as 12:9f86d081… Without one, nobody can miss what was cut off at the end."
        error={faultOf(problem, 'end')}
        input={{ dir: 'ltr', autoComplete: 'off', spellCheck: false }}
      />
      <div className="dash-actions">
        <button
          className="button button-secondary button-fit"
          type="submit"
          aria-busy={isBusy || undefined}
        >
          Verify now
        </button>
      </div>
      <div role="status">{found && <Result {...found} />}</div>
    </form>
  );
}

const problems = {
  changed: 'is not what was written',
  missing: 'is missing',
  inserted: 'was put in, or stands where another was',
  ends_early: 'is missing, with whatever came behind it',
};

function Result(found: Verified) {
  if (!found.ok) {
    return (
      <p className="message message-error">
        The trail is not whole: act {found.number} {problems[found.problem]}.
      </p>
    );
  }
  return (
    <p className="message message-done">
      {found.end ? `The trail is whole up to act ${found.end.number}.` : 'The trail has no acts.'}
    </p>
  );
}
