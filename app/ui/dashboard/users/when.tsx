import { Moment } from '../moment.tsx';

/** A moment in a table, on one line. */
export const When = ({ at }: { at: string | null | undefined }) => (
  <span className="whitespace-nowrap">
    <Moment at={at} />
  </span>
);
