import type { Refusal } from '../ask-server.ts';
import { CheckBox, Flag, Lines, TextField } from '../fields.tsx';
import { Panel } from '../panel.tsx';
import { faultOf } from '../use-operation.ts';
import type { CharacterType, PolicyDraft } from './settings-draft.ts';

const characterTypes: readonly { type: CharacterType; label: string }[] = [
  { type: 'lowercase', label: 'A lowercase letter' },
  { type: 'uppercase', label: 'An uppercase letter' },
  { type: 'number', label: 'A digit' },
  { type: 'special', label: 'A special character' },
];

type PanelProps = {
  draft: PolicyDraft;
  change: (part: Partial<PolicyDraft>) => void;
  problem: Refusal | undefined;
  mayChange: boolean;
};

/** What a new password must be; those that exist stay as they are. */
export const PasswordPolicyPanel = (props: PanelProps) => (
  <Panel
    title="Password policy"
    lead="For new passwords. Length protects best; each further rule makes people choose what is easier to guess."
  >
    {props.draft.isOlder ? <OlderPolicy {...props} /> : <Rules {...props} />}
  </Panel>
);

const OlderPolicy = ({ change, mayChange }: PanelProps) => (
  <>
    <p>This connection has a policy in Auth0&apos;s older fields, which stays as it is.</p>
    {mayChange && (
      <div className="dash-actions">
        <button
          className="button button-secondary button-fit"
          type="button"
          onClick={() => change({ isOlder: false })}
        >
          Set new rules instead
        </button>
      </div>
    )}
  </>
);

function Rules({ draft, change, problem, mayChange }: PanelProps) {
  const disabled = !mayChange;
  const withType = (type: CharacterType, isOn: boolean) =>
    characterTypes
      .map((one) => one.type)
      .filter((one) => (one === type ? isOn : draft.characterTypes.includes(one)));
  return (
    <>
      <TextField
        label="Shortest length"
        type="number"
        hint="From 1 to 72. We suggest 15 or more."
        value={draft.minLength}
        disabled={disabled}
        error={faultOf(problem, 'options.password_options.complexity.min_length')}
        onChange={(minLength) => change({ minLength })}
        input={{ min: 1, max: 72, step: 1, inputMode: 'numeric' }}
      />
      <fieldset className="dash-field">
        <legend className="dash-legend">Characters</legend>
        <Flag
          name="isThreeOfFour"
          {...{ draft, change, disabled }}
          label="Any three of the four kinds"
          hint="Lowercase, uppercase, digits and special characters."
        />
        {!draft.isThreeOfFour &&
          characterTypes.map(({ type, label }) => (
            <CheckBox
              key={type}
              label={label}
              checked={draft.characterTypes.includes(type)}
              disabled={disabled}
              onChange={(isOn) => change({ characterTypes: withType(type, isOn) })}
            />
          ))}
        <Flag
          name="blocksIdentical"
          {...{ draft, change, disabled }}
          label="No character three times in a row"
        />
        <Flag
          name="blocksSequential"
          {...{ draft, change, disabled }}
          label="No sequences such as abc or 789"
        />
      </fieldset>
      <Flag
        name="blocksProfile"
        {...{ draft, change, disabled }}
        label="Nothing of the person's name or address"
      />
      <Flag
        name="hasDictionary"
        {...{ draft, change, disabled }}
        label="No common passwords"
        hint="Those that everybody tries first, and the words below."
      />
      {draft.hasDictionary && (
        <Lines
          label="Further passwords that are refused"
          hint="One a line, such as the name of your product."
          values={draft.words}
          disabled={disabled}
          error={faultOf(problem, 'options.password_options.dictionary.custom')}
          onChange={(words) => change({ words })}
        />
      )}
    </>
  );
}
