import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** The heading of a page: what it is, what it is for, and the one thing that one comes to do here. */
export function PageHead({
  title,
  lead,
  back,
  children,
}: {
  title: string;
  lead?: ReactNode;
  back?: { to: string; label: string };
  children?: ReactNode;
}) {
  return (
    <div className="dash-head">
      <div>
        {back && (
          <p className="dash-crumb">
            <Link to={back.to}>{back.label}</Link>
          </p>
        )}
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {children && <div className="dash-actions">{children}</div>}
    </div>
  );
}
