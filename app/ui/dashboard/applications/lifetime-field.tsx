import { TextField } from '../fields.tsx';
import { faultOfSeconds, inWords } from './lifetime.ts';

/** A lifetime in seconds, which says beside itself how long that is. */
export function LifetimeField({
  label,
  hint,
  value,
  most,
  onChange,
  refused,
  mayChange,
}: {
  label: string;
  hint: string;
  value: string;
  most: number;
  onChange: (value: string) => void;
  refused: string | undefined;
  mayChange: boolean;
}) {
  const typed = faultOfSeconds(value, most);
  return (
    <TextField
      label={label}
      hint={typed === undefined ? `${hint} This is ${inWords(value)}.` : hint}
      value={value}
      onChange={onChange}
      error={typed ?? refused}
      readOnly={!mayChange}
      input={{ inputMode: 'numeric', autoComplete: 'off', dir: 'ltr' }}
    />
  );
}
