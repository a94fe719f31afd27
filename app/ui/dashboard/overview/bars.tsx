export type Bar = {
  key: string;
  label: string;
  /** Of the whole width, from 0 to 1. */
  part: number;
  /** What the bar is as a number, written beside it. */
  text: string;
  /** What leads to it from the bar before. */
  from?: string;
};

/** Bars below each other. Their names and numbers are text, so that nobody has to measure them. */
export const Bars = ({ label, bars }: { label: string; bars: readonly Bar[] }) => (
  <ul className="plot-bars" aria-label={label}>
    {bars.map(({ key, label: name, part, text, from }) => (
      <li key={key}>
        {from && <p className="plot-rate">{from}</p>}
        <p className="plot-bar-text">
          <span>{name}</span> <span className="tabular-nums">{text}</span>
        </p>
        <svg className="plot-bar" width="100%" height="14" aria-hidden="true" focusable="false">
          <rect className="plot-track" width="100%" height="14" rx="4" />
          <rect fill="var(--plot-1)" width={`${(part * 100).toFixed(2)}%`} height="14" rx="4" />
        </svg>
      </li>
    ))}
  </ul>
);
