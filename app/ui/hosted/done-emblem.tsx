import { CheckIcon } from './icons.tsx';

/** The mark of a finished task, above its title. */
export const DoneEmblem = () => (
  <span className="emblem">
    <CheckIcon />
  </span>
);
