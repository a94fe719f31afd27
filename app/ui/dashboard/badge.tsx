import type { ReactNode } from 'react';

/** A state in a word; the tone only adds to it. */
export const Badge = ({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'good' | 'bad';
  children: ReactNode;
}) => (
  <span className={tone === 'plain' ? 'dash-badge' : `dash-badge dash-badge-${tone}`}>
    {children}
  </span>
);
