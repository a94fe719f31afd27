import type { CopyKey, Translate } from '../../copy/index.ts';
import { LastUsed } from './last-used.tsx';
import { TextField } from './text-field.tsx';

/** Where a person says who they are. */
export function IdentifierField({
  t,
  labelKey = 'field.email',
  value,
  error,
  offersPasskeys = false,
  marksPassword = false,
  startsFocused = true,
}: {
  t: Translate;
  labelKey?: CopyKey | undefined;
  value?: string | undefined;
  error?: string | undefined;
  /** Lets the browser list passkeys among its suggestions for this field. */
  offersPasskeys?: boolean;
  /** Carries the badge of the password method, for which this form is the first step. */
  marksPassword?: boolean;
  startsFocused?: boolean;
}) {
  return (
    <TextField
      name="identifier"
      label={t(labelKey)}
      error={error}
      startsFocused={startsFocused}
      aside={marksPassword && <LastUsed t={t} method="password" />}
      input={{
        type: 'text',
        defaultValue: value,
        dir: 'auto',
        // Browsers look for "webauthn" in the last place only.
        autoComplete: offersPasskeys ? 'username webauthn' : 'username',
        inputMode: labelKey === 'field.email' ? 'email' : 'text',
        autoCapitalize: 'none',
        spellCheck: false,
      }}
    />
  );
}

/** Who the person said they are, sent again and shown to password managers, with a way back. */
export function KnownIdentifierField({
  t,
  labelKey = 'field.email',
  value,
  changeUrl,
}: {
  t: Translate;
  labelKey?: CopyKey | undefined;
  value: string;
  changeUrl?: string;
}) {
  const label = t(labelKey);
  return (
    <TextField
      name="identifier"
      label={label}
      after={
        changeUrl && (
          <a
            className="field-action"
            href={changeUrl}
            aria-label={t('field.change_label', { label })}
            data-trusted-only=""
          >
            {t('field.change')}
          </a>
        )
      }
      input={{
        type: 'text',
        readOnly: true,
        defaultValue: value,
        dir: 'auto',
        autoComplete: 'username',
      }}
    />
  );
}
