import { useId } from 'react';
import type { ReactNode } from 'react';

/** A part of a page, with its heading. */
export function Panel({
  title,
  lead,
  isDangerous = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  isDangerous?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      className={isDangerous ? 'dash-panel dash-panel-danger' : 'dash-panel'}
      aria-labelledby={id}
    >
      <div>
        <h2 id={id}>{title}</h2>
        {lead && <p className="hint">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

/** What stands where a list would be: what it is for, and how it gets its first entry. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="dash-empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
