import { useContext } from 'react';

import type { Translate } from '../../copy/index.ts';
import { LastUsed } from './last-used.tsx';
import { PreviewContext } from './preview.ts';
import { TextField } from './text-field.tsx';

/** A password: to sign in with, to choose, or to confirm with. Its show button stays hidden without the module. */
export function PasswordField({
  t,
  purpose,
  error,
  startsFocused = false,
  describedBy,
  minLength,
}: {
  t: Translate;
  purpose: 'sign-in' | 'choose' | 'confirm';
  error?: string | undefined;
  startsFocused?: boolean;
  describedBy?: string;
  minLength?: number;
}) {
  const isNew = purpose === 'choose';
  const isPreview = useContext(PreviewContext);
  return (
    <TextField
      name="password"
      label={t(isNew ? 'field.new_password' : 'field.password')}
      error={error}
      startsFocused={startsFocused}
      describedBy={describedBy}
      aside={purpose === 'sign-in' && <LastUsed t={t} method="password" />}
      after={
        <button
          type="button"
          className="field-action"
          hidden={!isPreview}
          aria-controls="password"
          aria-label={t('field.show_password')}
          data-password-toggle=""
          data-show={t('field.show')}
          data-show-label={t('field.show_password')}
          data-hide={t('field.hide')}
          data-hide-label={t('field.hide_password')}
        >
          {t('field.show')}
        </button>
      }
      input={{
        type: 'password',
        dir: 'ltr',
        autoComplete: isNew ? 'new-password' : 'current-password',
        autoCapitalize: 'none',
        spellCheck: false,
        minLength,
      }}
    />
  );
}
