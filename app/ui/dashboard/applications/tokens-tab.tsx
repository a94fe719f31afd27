import { CheckBox, Choices, Flag } from '../fields.tsx';
import type { Choice } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { faultOf } from '../use-operation.ts';
import type { Application } from './application.ts';
import { useApplication } from './application-frame.tsx';
import { grantTypes } from './grant-types.ts';
import { LifetimeField } from './lifetime-field.tsx';
import { secondsToSend } from './lifetime.ts';

type Rotation = Application['refresh_token']['rotation_type'];

type Draft = {
  grantTypes: string[];
  idTokenSeconds: string;
  rotation: Rotation;
  refreshTokenSeconds: string;
  endsUnused: boolean;
  unusedSeconds: string;
};

const ID_TOKEN = 'jwt_configuration.lifetime_in_seconds';
const REFRESH_TOKEN = 'refresh_token.token_lifetime';
const UNUSED = 'refresh_token.idle_token_lifetime';
const fields = ['grant_types', ID_TOKEN, REFRESH_TOKEN, UNUSED, 'refresh_token.rotation_type'];

/** Proposed where none was set: a fortnight and a day. */
const USUAL_UNUSED_SECONDS = 1_296_000;

const rotations: readonly Choice<Rotation>[] = [
  {
    value: 'rotating',
    label: 'Each works once',
    hint: 'Every use gives a new one. One that comes twice ends the whole chain, so a stolen copy is noticed.',
  },
  {
    value: 'non-rotating',
    label: 'The same one until it expires',
    hint: 'For applications that prove themselves with a secret besides.',
  },
];

function draftOf({ grant_types, jwt_configuration, refresh_token: refresh }: Application): Draft {
  const { idle_token_lifetime: unused, infinite_idle_token_lifetime: mayLie } = refresh;
  return {
    grantTypes: grant_types,
    idTokenSeconds: String(jwt_configuration.lifetime_in_seconds),
    rotation: refresh.rotation_type,
    refreshTokenSeconds: String(refresh.token_lifetime),
    endsUnused: unused !== undefined && mayLie !== true,
    unusedSeconds: String(unused ?? USUAL_UNUSED_SECONDS),
  };
}

/** Documents are changed as a whole: what has no field here is sent back as it was read. */
const bodyOf = (application: Application) => (draft: Draft) => ({
  grant_types: draft.grantTypes,
  jwt_configuration: {
    ...application.jwt_configuration,
    lifetime_in_seconds: secondsToSend(draft.idTokenSeconds),
  },
  refresh_token: {
    ...application.refresh_token,
    rotation_type: draft.rotation,
    token_lifetime: secondsToSend(draft.refreshTokenSeconds),
    ...(draft.rotation === 'rotating' && {
      infinite_idle_token_lifetime: !draft.endsUnused,
      ...(draft.endsUnused && { idle_token_lifetime: secondsToSend(draft.unusedSeconds) }),
    }),
  },
});

/** How an application comes to tokens, and how long they last. */
export function TokensTab() {
  const { application, version } = useApplication();
  const may = useMay();
  return (
    <Panel title="Tokens">
      <SettingsForm
        operation="update_client"
        path={{ id: application.client_id }}
        read={draftOf(application)}
        version={version}
        bodyOf={bodyOf(application)}
        fields={fields}
        mayChange={may('update_client')}
      >
        {({ draft, change, problem, mayChange }) => (
          <>
            <GrantTypes
              value={draft.grantTypes}
              onChange={(chosen) => change({ grantTypes: chosen })}
              error={faultOf(problem, 'grant_types')}
              mayChange={mayChange}
            />
            <LifetimeField
              label="ID token lifetime (seconds)"
              hint="How long the token that says who signed in is valid."
              value={draft.idTokenSeconds}
              most={2_592_000}
              onChange={(idTokenSeconds) => change({ idTokenSeconds })}
              refused={faultOf(problem, ID_TOKEN)}
              mayChange={mayChange}
            />
            <Choices
              label="Refresh tokens"
              value={draft.rotation}
              choices={rotations}
              onChange={(rotation) => change({ rotation })}
              disabled={!mayChange}
            />
            <LifetimeField
              label="Refresh token lifetime (seconds)"
              hint="After it people sign in again, however often the token was used."
              value={draft.refreshTokenSeconds}
              most={31_557_600}
              onChange={(refreshTokenSeconds) => change({ refreshTokenSeconds })}
              refused={faultOf(problem, REFRESH_TOKEN)}
              mayChange={mayChange}
            />
            {draft.rotation === 'rotating' && (
              <Flag
                name="endsUnused"
                {...{ draft, change }}
                label="Refresh tokens end when nobody uses them"
                hint="Each use begins that time anew."
                disabled={!mayChange}
              />
            )}
            {draft.rotation === 'rotating' && draft.endsUnused && (
              <LifetimeField
                label="Longest time without use (seconds)"
                hint="Whoever comes back later signs in again."
                value={draft.unusedSeconds}
                most={31_557_600}
                onChange={(unusedSeconds) => change({ unusedSeconds })}
                refused={faultOf(problem, UNUSED)}
                mayChange={mayChange}
              />
            )}
          </>
        )}
      </SettingsForm>
    </Panel>
  );
}

function GrantTypes({
  value,
  onChange,
  error,
  mayChange,
}: {
  value: string[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
  mayChange: boolean;
}) {
  return (
    <fieldset className="dash-field" disabled={!mayChange}>
      <legend className="dash-legend">How it may get tokens</legend>
      {grantTypes.map(({ value: type, label, hint }) => (
        <CheckBox
          key={type}
          label={label}
          hint={hint}
          checked={value.includes(type)}
          onChange={(isWanted) =>
            onChange(isWanted ? [...value, type] : value.filter((other) => other !== type))
          }
        />
      ))}
      {error !== undefined && (
        <p className="text-sm/5 text-danger" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
