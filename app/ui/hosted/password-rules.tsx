import type { Translate } from '../../copy/index.ts';

export type PasswordRule =
  | 'uppercase'
  | 'lowercase'
  | 'number'
  | 'special'
  | 'three_of_four'
  | 'identical_characters'
  | 'sequential_characters'
  | 'dictionary'
  | 'profile_data';

export type PasswordRequirements = { minLength: number; rules: readonly PasswordRule[] };

/** What a new password needs, said before anyone types. */
export function PasswordRules({
  t,
  id,
  minLength,
  rules,
}: PasswordRequirements & { t: Translate; id: string }) {
  return (
    <div className="rules" id={id}>
      <p>{t('password.rules.title')}</p>
      <ul>
        <li>{t('password.rules.min_length', { count: minLength })}</li>
        {rules.map((rule) => (
          <li key={rule}>{t(`password.rules.${rule}`)}</li>
        ))}
      </ul>
    </div>
  );
}
