import type { ReactNode } from 'react';

import { errorText } from '../../copy/error-text.ts';
import type { ShownError } from '../../copy/error-text.ts';
import type { Translate } from '../../copy/index.ts';
import { fieldOf } from './error-placement.ts';
import type { FieldName } from './error-placement.ts';
import { AlertIcon, NoticeIcon } from './icons.tsx';

export type { ShownError };

/** An error about the whole form. Nothing, when one of the form's own fields shows it. */
export function FormError({
  t,
  error,
  fields = [],
}: {
  t: Translate;
  error: ShownError | undefined;
  /** The fields that this form has. */
  fields?: readonly FieldName[];
}) {
  if (!error || belongsTo(fields, error)) return null;
  const { sentence, next } = errorText(t, error);
  return (
    <div className="message message-error" role="alert">
      <AlertIcon />
      <p>
        {sentence} {next}
        {isQuotable(error.code) && (
          <>
            {' '}
            {t('error.code')} <code dir="ltr">{error.code}</code>
          </>
        )}
      </p>
    </div>
  );
}

/** What somebody else has to mend: the person can do no more than tell them the code. */
const isQuotable = (code: ShownError['code']): boolean => code.startsWith('user_');

/** The text for one field, or undefined when the error is not about it. */
export function fieldError(
  t: Translate,
  error: ShownError | undefined,
  field: FieldName,
): string | undefined {
  if (!error || fieldOf(error.code) !== field) return undefined;
  const { sentence, next } = errorText(t, error);
  return next ? `${sentence} ${next}` : sentence;
}

/** Something to know that is nobody's mistake. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="message" role="status">
      <NoticeIcon />
      <p>{children}</p>
    </div>
  );
}

function belongsTo(fields: readonly FieldName[], { code }: ShownError): boolean {
  const field = fieldOf(code);
  return field !== null && fields.includes(field);
}
