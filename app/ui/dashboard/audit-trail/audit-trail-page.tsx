import { Link } from '@remix-run/react';

import { PageHead } from '../page-head.tsx';
import { Empty } from '../panel.tsx';
import { ActsTable } from './acts-table.tsx';
import type { ShownAct } from './acts-table.tsx';
import { NothingFits } from './nothing-fits.tsx';
import { TrailFilters } from './trail-filters.tsx';
import type { Choices } from './trail-filters.tsx';
import { addressOf } from './trail-view.ts';
import type { TrailView } from './trail-view.ts';
import { Verification } from './verification.tsx';
import type { TrailEnd } from './verification.tsx';

export type AuditTrailView = {
  view: TrailView;
  acts: ShownAct[];
  /** The pages beside this one; null where there is none. */
  newer: TrailView | null;
  older: TrailView | null;
  actors: Choices;
  operations: Choices;
  end: TrailEnd | null;
  tenant: string;
};

/** /dashboard/audit-trail: what administrators have done, and whether that can be believed. */
export function AuditTrailPage(page: AuditTrailView) {
  const { view, actors, operations, end, tenant } = page;
  return (
    <>
      <PageHead
        title="Audit trail"
        lead="Everything that administrators do, here, with the command line or over the Management API. Each act is chained to the one before, so nothing can be changed or taken out without showing."
      >
        <a
          className="button button-secondary button-fit"
          href="/dashboard/audit-trail/download"
          download
        >
          Download the trail
        </a>
      </PageHead>
      {end === null ? (
        <Empty title="Nothing has been done yet">
          <p>The first change of anything here is the first entry.</p>
        </Empty>
      ) : (
        <>
          <TrailFilters {...{ view, actors, operations }} />
          <Found {...page} />
        </>
      )}
      <Verification end={end} tenant={tenant} />
    </>
  );
}

function Found({ view, acts, newer, older, actors, operations }: AuditTrailView) {
  if (acts.length === 0) {
    const who = labelOf(actors, view.actor);
    return <NothingFits view={view} who={who} what={labelOf(operations, view.operation)} />;
  }
  return (
    <>
      <ActsTable acts={acts} />
      {(newer ?? older) && <Pages newer={newer} older={older} />}
    </>
  );
}

const labelOf = (choices: Choices, wanted: string): string =>
  choices.find(({ value }) => value === wanted)?.label ?? wanted;

const Pages = ({ newer, older }: Pick<AuditTrailView, 'newer' | 'older'>) => (
  <nav className="dash-actions" aria-label="Pages of the trail">
    {newer && (
      <Link className="button button-secondary button-small" to={addressOf(newer)}>
        Newer
      </Link>
    )}
    {older && (
      <Link className="button button-secondary button-small" to={addressOf(older)}>
        Older
      </Link>
    )}
  </nav>
);
