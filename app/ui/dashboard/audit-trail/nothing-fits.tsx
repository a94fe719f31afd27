import { Link } from '@remix-run/react';

import { Empty } from '../panel.tsx';
import { addressOf } from './trail-view.ts';
import type { TrailView } from './trail-view.ts';

/** What stands where no act is, with each way to see more. */
export const NothingFits = ({
  view,
  who,
  what,
}: {
  view: TrailView;
  who: string;
  what: string;
}) => (
  <Empty title="No act fits">
    <p>Nothing like it has been done. Look for less to see more:</p>
    <ul className="flex list-disc flex-col gap-2 ps-6">
      {widerThan(view, { who, what }).map(({ to, label }) => (
        <li key={to}>
          <Link className="dash-link" to={to}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  </Empty>
);

function widerThan({ actor, operation, before }: TrailView, { who, what }: Record<string, string>) {
  const isBoth = actor !== '' && operation !== '';
  return [
    ...(before === null
      ? []
      : [{ to: addressOf({ actor, operation }), label: 'The same, up to now' }]),
    ...(isBoth ? [{ to: addressOf({ actor }), label: `Everything by ${who}` }] : []),
    ...(isBoth ? [{ to: addressOf({ operation }), label: `“${what}” by anyone` }] : []),
    { to: addressOf({}), label: 'The whole trail' },
  ];
}
