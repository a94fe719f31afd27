import { CheckBox } from '../fields.tsx';
import type { LogType } from './logs.ts';

const categories: Record<string, string> = {
  sign_in: 'Signing in',
  sign_up: 'Signing up',
  sign_out: 'Signing out',
  passkeys: 'Passkeys',
  account: 'Account',
  tokens: 'Tokens',
  protection: 'Protection',
};

/** Types of events to choose some of, by what they are about. */
export function TypeChoice({
  types,
  chosen,
  onChange,
  disabled = false,
}: {
  types: readonly LogType[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  disabled?: boolean;
}) {
  const groups = [...new Set(types.map(({ category }) => category))];
  const toggle = (type: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, type] : chosen.filter((one) => one !== type));
  return (
    <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
      {groups.map((group) => (
        <fieldset key={group} className="flex min-w-0 flex-col gap-2.5" disabled={disabled}>
          <legend className="dash-legend mb-2">{categories[group] ?? group}</legend>
          {types
            .filter(({ category }) => category === group)
            .map(({ type, description }) => (
              <CheckBox
                key={type}
                label={description}
                hint={<code className="text-xs">{type}</code>}
                checked={chosen.includes(type)}
                onChange={(isChosen) => toggle(type, isChosen)}
              />
            ))}
        </fieldset>
      ))}
    </div>
  );
}

/** How many of them are chosen, in a word. */
export const chosenText = (chosen: readonly string[]): string =>
  chosen.length === 0 ? 'all' : `${chosen.length} chosen`;
