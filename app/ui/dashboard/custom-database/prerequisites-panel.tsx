import { Link } from '@remix-run/react';
import { useState } from 'react';

import { prerequisiteWords } from '../../../copy/passkey-prerequisites.ts';
import { Badge } from '../badge.tsx';
import { TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useMay } from '../signed.ts';
import { useToast } from '../toasts.tsx';
import { faultOf, useOperation } from '../use-operation.ts';
import type { Change, OptionsDocument } from './home-form.tsx';

export type Prerequisites = {
  enabled: boolean;
  prerequisites: { id: string; met: boolean }[];
  look_ups_problem: string | null;
};

type Mend = { prompts: object } | { options: (options: OptionsDocument) => OptionsDocument };

/** What one press puts right. The others need a script, or are written elsewhere. */
const mends: Record<string, Mend> = {
  universal_login_experience_new: { prompts: { universal_login_experience: 'new' } },
  identifier_first_on: { prompts: { identifier_first: true } },
  identifier_first_without_biometrics: { prompts: { webauthn_platform_first_factor: false } },
  username_optional_or_attributes: {
    options: (options) => ({ ...options, requires_username: false }),
  },
  password_enabled: {
    options: (options) => {
      const methods = fieldsOf(options.authentication_methods);
      const password = { ...fieldsOf(methods.password), enabled: true };
      return { ...options, authentication_methods: { ...methods, password } };
    },
  },
  script_context_enabled: { options: (options) => ({ ...options, enable_script_context: true }) },
};

const fieldsOf = (value: unknown) => (value ?? {}) as Record<string, unknown>;

/** What passkeys need of this connection, met or not; what is not met is put right here. */
export function PrerequisitesPanel({
  connectionId,
  read: { enabled, prerequisites, look_ups_problem: problem },
  change,
}: {
  connectionId: string;
  read: Prerequisites;
  /** For whoever may change the connection. */
  change: Change | null;
}) {
  const unmet = prerequisites.filter(({ met }) => !met).length;
  return (
    <Panel
      title="What passkeys need"
      lead={
        enabled
          ? 'Passkeys are on. While they are, nothing takes away what they need.'
          : unmet === 0
            ? 'Everything is there: passkeys can be switched on.'
            : 'Passkeys can be switched on when all of these are met.'
      }
    >
      <ul className="flex flex-col">
        {prerequisites.map(({ id, met }) => (
          <li
            key={id}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0"
          >
            <span className="flex min-w-0 flex-1 basis-64 items-start gap-3">
              <span className="w-16 shrink-0">
                {met ? <Badge tone="good">Met</Badge> : <Badge tone="bad">Missing</Badge>}
              </span>
              <span>{wordsOf(id)}</span>
            </span>
            {!met && change && (
              <Mending id={id} connectionId={connectionId} change={change} problem={problem} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const wordsOf = (id: string): string =>
  Object.entries(prerequisiteWords).find(([name]) => name === id)?.[1].mustBe ?? id;

function Mending(props: {
  id: string;
  connectionId: string;
  change: Change;
  problem: string | null;
}) {
  const { id, connectionId, change, problem } = props;
  const mend = mends[id];
  if (mend) return <MendButton {...{ id, connectionId, change, mend }} />;
  switch (id) {
    case 'get_user_script':
    case 'create_script':
      return (
        <Link
          className="dash-link"
          to={`/dashboard/connections/${connectionId}/custom-database/${id.replace(/_script$/, '')}`}
        >
          Write and publish it
        </Link>
      );
    case 'get_user_looks_up_both':
      return <TryLookUps {...{ connectionId, problem }} />;
    case 'own_database_off_or_supported':
      return <span className="hint">Met with the ones below</span>;
    case 'custom_login_page_off':
      return <span className="hint">Change it on the global client, with the Management API</span>;
    default:
      return null;
  }
}

function MendButton({
  id,
  connectionId,
  change: { options, version },
  mend,
}: {
  id: string;
  connectionId: string;
  change: Change;
  mend: Mend;
}) {
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  const press = async () => {
    const answer =
      'prompts' in mend
        ? await run('update_prompts', { body: mend.prompts })
        : await run('update_connection', {
            path: { id: connectionId },
            body: { options: mend.options(options) },
            version,
          });
    if (answer.ok) say('That is met now.');
  };
  return (
    <div>
      <button
        className="button button-secondary button-small"
        type="button"
        aria-label={`Make it so: ${wordsOf(id)}`}
        aria-busy={isBusy || undefined}
        onClick={() => {
          if (!isBusy) void press();
        }}
      >
        Make it so
      </button>
      <RefusalMessage problem={problem} />
    </div>
  );
}

/** Tries the published Get User with somebody, in both ways. */
function TryLookUps({
  connectionId,
  problem: before,
}: {
  connectionId: string;
  problem: string | null;
}) {
  const [identifier, setIdentifier] = useState('');
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  const may = useMay();
  if (!may('try_look_ups')) return null;
  const press = async () => {
    const answer = await run<{ problem: string | null }>('try_look_ups', {
      path: { id: connectionId },
      body: { identifier: identifier.trim() },
    });
    if (answer.ok && answer.body.problem === null) say('Both look-ups found the same person.');
  };
  return (
    <form
      className="flex w-full max-w-md flex-col gap-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void press();
      }}
    >
      {before !== null && (
        <p className="message message-error" role="alert">
          {before}
        </p>
      )}
      <RefusalMessage problem={problem} fields={['identifier']} />
      <TextField
        label="Somebody whom Get User finds"
        hint="An email address or user name of a real person."
        value={identifier}
        error={faultOf(problem, 'identifier')}
        onChange={setIdentifier}
        input={{ autoComplete: 'off' }}
      />
      <div className="dash-actions">
        <button
          className="button button-secondary button-small"
          type="submit"
          aria-busy={isBusy || undefined}
        >
          Try both look-ups
        </button>
      </div>
    </form>
  );
}
