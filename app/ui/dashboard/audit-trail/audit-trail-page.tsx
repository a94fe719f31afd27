import { Link } from '@remix-run/react';

import { PageHead } from '../page-head.tsx';
import { Empty } from '../panel.tsx';
import { ActsTable } from './acts-table.tsx';
import type { ShownAct } from './acts-table.tsx';
import { Verification } from './verification.tsx';
import type { TrailEnd } from './verification.tsx';

/** /dashboard/audit-trail: what administrators have done, and whether that can be believed. */
export function AuditTrailPage({
  acts,
  page,
  pages,
  end,
  tenant,
}: {
  acts: ShownAct[];
  page: number;
  pages: number;
  end: TrailEnd | null;
  tenant: string;
}) {
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
      {acts.length === 0 ? (
        <Empty title="Nothing has been done yet">
          <p>The first change of anything here is the first entry.</p>
        </Empty>
      ) : (
        <>
          <ActsTable acts={acts} />
          {pages > 1 && <Pages page={page} pages={pages} />}
        </>
      )}
      <Verification end={end} tenant={tenant} />
    </>
  );
}

const Pages = ({ page, pages }: { page: number; pages: number }) => (
  <nav className="dash-actions" aria-label="Pages of the trail">
    {page > 1 && (
      <Link className="button button-secondary button-small" to={`?page=${page - 1}`}>
        Newer
      </Link>
    )}
    <span>
      Page {page} of {pages}
    </span>
    {page < pages && (
      <Link className="button button-secondary button-small" to={`?page=${page + 1}`}>
        Older
      </Link>
    )}
  </nav>
);
