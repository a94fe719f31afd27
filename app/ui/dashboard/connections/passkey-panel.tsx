import { useId } from 'react';

import { CheckBox, Choices, Flag } from '../fields.tsx';
import type { Choice } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { enrollmentMoments } from './methods-draft.ts';
import type { ChallengeUi, EnrollmentMoment, MethodsDraft } from './methods-draft.ts';
import { Prerequisites } from './prerequisites.tsx';
import type { Prerequisite } from './prerequisites.tsx';

const challengeUis: readonly Choice<ChallengeUi>[] = [
  {
    value: 'both',
    label: 'Passkey button and autofill',
    hint: 'People press the button, or choose their passkey among the suggestions of the field.',
  },
  {
    value: 'autofill',
    label: 'Autofill',
    hint: 'Passkeys show among the suggestions of the field. Browsers without suggestions ask for the password.',
  },
  {
    value: 'button',
    label: 'Passkey button',
    hint: 'People press "Continue with a passkey". The field suggests none.',
  },
];

type PanelProps = {
  draft: MethodsDraft;
  change: (part: Partial<MethodsDraft>) => void;
  mayChange: boolean;
};

export function PasskeyPanel({
  draft,
  change,
  mayChange,
  ...needs
}: PanelProps & {
  connectionId: string;
  prerequisites: readonly Prerequisite[];
  lookUpsProblem: string | null;
}) {
  const disabled = !mayChange || !draft.hasPasskeys;
  return (
    <Panel
      title="Passkeys"
      lead="People sign in with their fingerprint, their face or the lock of their screen. Nothing can be phished or guessed."
    >
      <Prerequisites {...needs} />
      <Flag
        name="hasPasskeys"
        {...{ draft, change }}
        label="Enable passkeys"
        disabled={!mayChange}
      />
      <Choices
        label="How passkeys are offered at sign-in"
        value={draft.challengeUi}
        choices={challengeUis}
        disabled={disabled}
        onChange={(challengeUi) => change({ challengeUi })}
      />
      <Flag
        name="isProgressive"
        {...{ draft, change, disabled }}
        label="Progressive enrollment"
        hint="Whoever signs in with a password and has no passkey yet is invited to create one. They can put it off for 30 days."
      />
      <Flag
        name="isLocal"
        {...{ draft, change, disabled }}
        label="Local enrollment"
        hint="Whoever signs in with a passkey of their phone is invited to create one on this device too."
      />
      <More {...{ draft, change, disabled }} />
    </Panel>
  );
}

const momentLabels: Record<EnrollmentMoment, string> = {
  signup: 'When they sign up',
  login: 'After they have signed in',
  account: 'On their account page',
};

function More({
  draft,
  change,
  disabled,
}: Pick<PanelProps, 'draft' | 'change'> & { disabled: boolean }) {
  const withMoment = (moment: EnrollmentMoment, isOn: boolean) =>
    enrollmentMoments.filter((one) => (one === moment ? isOn : draft.moments.includes(one)));
  const id = useId();
  return (
    <details className="dash-more">
      <summary>More</summary>
      <Flag
        name="isAutomatic"
        {...{ draft, change, disabled }}
        label="Create passkeys without asking"
        hint="After a sign-in with a password, browsers that can do it create a passkey silently and say so."
      />
      <fieldset className="dash-field" aria-describedby={id}>
        <legend className="dash-legend">When people are invited to create a passkey</legend>
        <p className="hint" id={id}>
          With none of them, they find it on their account page by themselves.
        </p>
        {enrollmentMoments.map((moment) => (
          <CheckBox
            key={moment}
            label={momentLabels[moment]}
            checked={draft.moments.includes(moment)}
            disabled={disabled}
            onChange={(isOn) => change({ moments: withMoment(moment, isOn) })}
          />
        ))}
      </fieldset>
      <Flag
        name="satisfiesMfa"
        {...{ draft, change, disabled }}
        label="A passkey counts as two factors"
        hint="It is something that people have, and it asks for what they know or are."
      />
      <Flag
        name="allowsSynced"
        {...{ draft, change, disabled }}
        label="Allow passkeys that are synced between devices"
        hint="Most passkeys are. Without them, people need a security key or a device that keeps its own."
      />
    </details>
  );
}
