import type { Refusal } from '../ask-server.ts';
import { CheckBox, Flag, Select } from '../fields.tsx';
import type { Choice } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { faultOf } from '../use-operation.ts';
import { attributeNames } from './attributes-draft.ts';
import type {
  AttributeDraft,
  AttributeName,
  AttributesDraft,
  SignUpStatus,
} from './attributes-draft.ts';

const labels: Record<AttributeName, string> = {
  email: 'Email address',
  phone_number: 'Phone number',
  username: 'User name',
};

const signUpStatuses: readonly Choice<SignUpStatus>[] = [
  { value: 'required', label: 'Required' },
  { value: 'optional', label: 'Optional' },
  { value: 'inactive', label: 'Not used' },
];

type PanelProps = {
  draft: AttributesDraft;
  change: (part: Partial<AttributesDraft>) => void;
  problem: Refusal | undefined;
  mayChange: boolean;
};

/** What people are known by. */
export function IdentifiersPanel({ draft, change, problem, mayChange }: PanelProps) {
  const disabled = !mayChange;
  return (
    <Panel
      title="Identifiers"
      lead="People sign in with whatever their account has: an email address, a phone number or a user name. The sign-up page asks for an email address."
    >
      <Flag
        name="hasAttributes"
        {...{ draft, change, disabled }}
        label="Describe identifiers by attributes"
        hint="Auth0's newer way. It takes the place of the setting for user names, and passkeys need it where user names are required."
        error={faultOf(problem, 'options.attributes')}
      />
      {draft.hasAttributes ? (
        <Attributes {...{ draft, change, disabled }} />
      ) : (
        <Flag
          name="requiresUsername"
          {...{ draft, change, disabled }}
          label="Require a user name"
          hint="Everybody whom a custom database answers with must have one. Passkeys cannot be on with it."
          error={faultOf(problem, 'options.requires_username')}
        />
      )}
    </Panel>
  );
}

function Attributes({
  draft,
  change,
  disabled,
}: Pick<PanelProps, 'draft' | 'change'> & { disabled: boolean }) {
  const changeOne = (name: AttributeName, part: Partial<AttributeDraft>) =>
    change({
      attributes: { ...draft.attributes, [name]: { ...draft.attributes[name], ...part } },
    });
  return (
    <>
      {attributeNames.map((name) => (
        <fieldset className="dash-attribute" key={name}>
          <legend className="dash-legend">{labels[name]}</legend>
          <CheckBox
            label="Is an identifier"
            checked={draft.attributes[name].isIdentifier}
            disabled={disabled}
            onChange={(isIdentifier) => changeOne(name, { isIdentifier })}
          />
          <Select
            label="At sign-up"
            value={draft.attributes[name].signUp}
            choices={signUpStatuses}
            disabled={disabled}
            onChange={(signUp) => changeOne(name, { signUp })}
          />
        </fieldset>
      ))}
      <Flag
        name="confirmsEmail"
        {...{ draft, change, disabled }}
        label="Email addresses are confirmed first"
        hint="Until then, native applications sign nobody in with a new passkey."
      />
    </>
  );
}
