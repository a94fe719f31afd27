import { Link } from '@remix-run/react';

import type { PrerequisiteName } from '../../../connections/passkey-prerequisites.ts';
import { prerequisiteWords } from '../../../copy/passkey-prerequisites.ts';
import { Badge } from '../badge.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useMay } from '../signed.ts';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';

export type Prerequisite = { id: PrerequisiteName; met: boolean };

/** What mends it: a page, or a change to the tenant's prompts that is made at once. */
type Mending =
  | { label: string; page: string }
  | { label: string; anchor: string }
  | { label: string; prompts: object };

const atCustomDatabase = (label: string): Mending => ({ label, page: 'custom-database' });

const mendings: Partial<Record<PrerequisiteName, Mending>> = {
  universal_login_experience_new: {
    label: 'Use the new login pages',
    prompts: { universal_login_experience: 'new' },
  },
  identifier_first_on: {
    label: 'Ask for the identifier first',
    prompts: { identifier_first: true },
  },
  identifier_first_without_biometrics: {
    label: 'Turn the older method off',
    prompts: { webauthn_platform_first_factor: false },
  },
  username_optional_or_attributes: { label: 'Open the settings of user names', page: '' },
  password_enabled: { label: 'Go to passwords', anchor: '#passwords' },
  own_database_off_or_supported: atCustomDatabase('Open the custom database'),
  script_context_enabled: atCustomDatabase('Turn the script context on'),
  get_user_script: atCustomDatabase('Write the Get user script'),
  create_script: atCustomDatabase('Write the Create script'),
  get_user_looks_up_both: atCustomDatabase('Try the Get user script'),
};

/** What passkeys need here, each with its state and the way to mend it. */
export function Prerequisites({
  connectionId,
  prerequisites,
  lookUpsProblem,
}: {
  connectionId: string;
  prerequisites: readonly Prerequisite[];
  lookUpsProblem: string | null;
}) {
  const unmet = prerequisites.filter(({ met }) => !met).length;
  return (
    <details className="dash-more" open={unmet > 0}>
      <summary>
        What passkeys need{' '}
        <Badge tone={unmet > 0 ? 'bad' : 'good'}>
          {unmet > 0 ? `${unmet} missing` : 'Everything is there'}
        </Badge>
      </summary>
      <ul className="dash-needs">
        {prerequisites.map(({ id, met }) => (
          <li key={id}>
            <Badge tone={met ? 'good' : 'bad'}>{met ? 'Met' : 'Missing'}</Badge>
            <div>
              <p>{prerequisiteWords[id].mustBe}</p>
              {!met && <Mend id={id} connectionId={connectionId} />}
              {!met && id === 'get_user_looks_up_both' && lookUpsProblem && (
                <p className="hint">It was tried: {lookUpsProblem}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Mend({ id, connectionId }: { id: PrerequisiteName; connectionId: string }) {
  const mending = mendings[id];
  if (!mending) return <p className="hint">{prerequisiteWords[id].whatToDo}</p>;
  if ('prompts' in mending) return <MendAtOnce {...mending} />;
  if ('anchor' in mending) {
    return (
      <a className="dash-link" href={mending.anchor}>
        {mending.label}
      </a>
    );
  }
  return (
    <Link className="dash-link" to={`/dashboard/connections/${connectionId}/${mending.page}`}>
      {mending.label}
    </Link>
  );
}

/** What is a setting of the whole tenant, and means the same for every connection. */
function MendAtOnce({ label, prompts }: { label: string; prompts: object }) {
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  if (!useMay()('update_prompts')) return null;
  const mend = async () => {
    const answer = await run('update_prompts', { body: prompts });
    if (answer.ok) say('Changed for the whole tenant.');
  };
  return (
    <>
      <RefusalMessage problem={problem} />
      <button
        className="button button-secondary button-small"
        type="button"
        aria-busy={isBusy || undefined}
        onClick={() => {
          if (!isBusy) void mend();
        }}
      >
        {label}
      </button>
    </>
  );
}
