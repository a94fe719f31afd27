import { NavLink } from '@remix-run/react';

/** The parts of one thing, each at an address of its own. */
export const Tabs = ({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { to: string; label: string; isEnd?: boolean }[];
}) => (
  <nav className="dash-tabs" aria-label={label}>
    {tabs.map(({ to, label: title, isEnd = false }) => (
      <NavLink key={to} to={to} end={isEnd}>
        {title}
      </NavLink>
    ))}
  </nav>
);
