import { Link } from '@remix-run/react';

import { Badge } from '../badge.tsx';
import type { FirstStep } from './overview.ts';

/** What a new tenant has to do, and what of it is done. */
export const FirstStepsList = ({ steps }: { steps: readonly FirstStep[] }) => (
  <ol className="flex flex-col gap-4">
    {steps.map(({ title, text, isDone, link }) => (
      <li key={title} className="flex flex-col items-start gap-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {title}
          <Badge tone={isDone ? 'good' : 'plain'}>{isDone ? '✓ Done' : 'To do'}</Badge>
        </p>
        <p className="hint">{text}</p>
        {link && !isDone && (
          <Link className="dash-link inline-flex min-h-11 items-center" to={link.to}>
            {link.label}
          </Link>
        )}
      </li>
    ))}
  </ol>
);
