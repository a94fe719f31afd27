import type { ReactNode } from 'react';

/** A button that sends its form; `name` and `value` say which of several was pressed. */
export function SubmitButton({
  children,
  look = 'primary',
  size,
  label,
  name,
  value,
}: {
  children: ReactNode;
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** As wide as its text, and lower where it stands beside many of its kind. */
  size?: 'fit' | 'small';
  /** What it is called where its text says too little by itself. */
  label?: string;
  name?: string;
  value?: string;
}) {
  return (
    <button
      type="submit"
      className={`button button-${look}${size ? ` button-${size}` : ''}`}
      name={name}
      value={value}
      aria-label={label}
    >
      {children}
    </button>
  );
}
