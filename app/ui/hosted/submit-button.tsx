import type { ReactNode } from 'react';

/** A button that sends its form; `name` and `value` say which of several was pressed. */
export function SubmitButton({
  children,
  look = 'primary',
  name,
  value,
}: {
  children: ReactNode;
  look?: 'primary' | 'secondary';
  name?: string;
  value?: string;
}) {
  return (
    <button type="submit" className={`button button-${look}`} name={name} value={value}>
      {children}
    </button>
  );
}
