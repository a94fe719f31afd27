import { Link } from '@remix-run/react';

/** Which part of a list is shown. Pages are counted from 0. */
export type PageOfList = { number: number; size: number; total: number };

/** The way to the pages before and after; nothing where all of a list is on one. */
export function Pager({ page, label }: { page: PageOfList; label: string }) {
  const { number, size, total } = page;
  if (total <= size) return null;
  const last = Math.ceil(total / size) - 1;
  return (
    <nav className="dash-actions" aria-label={label}>
      {number > 0 && (
        <Link className="button button-secondary button-small" to={`?page=${number - 1}`}>
          Previous
        </Link>
      )}
      <span className="text-sm text-soft">
        {number * size + 1}–{Math.min((number + 1) * size, total)} of {total}
      </span>
      {number < last && (
        <Link className="button button-secondary button-small" to={`?page=${number + 1}`}>
          Next
        </Link>
      )}
    </nav>
  );
}
