import { Form, Link, NavLink, useLocation } from '@remix-run/react';
import { useEffect, useId, useState } from 'react';
import type { ReactNode } from 'react';

import { ConfirmPasskey } from './confirm-passkey.tsx';
// Read with the first page, for parts that come later.
import './page-nonce.ts';
import { pages } from './pages.ts';
import { Reloading } from './reload.tsx';
import type { Signed } from './signed.ts';
import { Toasts } from './toasts.tsx';

const roleNames = { owner: 'Owner', admin: 'Admin', support: 'Support', auditor: 'Auditor' };

/** The frame of every page of the dashboard: who and where one is, the way to every page, the page. */
export function DashboardShell({ signed, children }: { signed: Signed; children: ReactNode }) {
  const { tenantName, name, role } = signed;
  const menu = useMenu();
  useEffect(() => {
    document.documentElement.dataset.alive = 'true';
  }, []);
  return (
    <Toasts>
      <ConfirmPasskey>
        <div className="dash">
          <a className="dash-skip" href="#main">
            Skip to the page
          </a>
          <header className="dash-bar">
            <Link className="tenant" to="/dashboard">
              <span className="monogram" aria-hidden="true">
                {tenantName.trim().charAt(0).toLocaleUpperCase()}
              </span>
              <span>{tenantName}</span>
            </Link>
            <button
              className="button button-secondary button-small dash-menu"
              type="button"
              aria-expanded={menu.isOpen}
              aria-controls={menu.id}
              onClick={menu.toggle}
            >
              Menu
            </button>
            <div className="dash-bar-end" data-open={menu.isOpen}>
              <span>
                <bdi>{name}</bdi> <span className="dash-badge">{roleNames[role]}</span>
              </span>
              <a className="dash-link" href="/account?connection=latchkey-administrators">
                Your passkeys
              </a>
              <Form method="post" action="/dashboard/sign-out" reloadDocument>
                <button className="button button-secondary button-small" type="submit">
                  Sign out
                </button>
              </Form>
            </div>
          </header>
          <nav className="dash-nav" id={menu.id} aria-label="Dashboard" data-open={menu.isOpen}>
            <ul>
              {pages
                .filter(({ needs }) => signed.may.includes(needs))
                .map(({ to, label }) => (
                  <li key={to}>
                    <NavLink to={to} end={to === '/dashboard'}>
                      {label}
                    </NavLink>
                  </li>
                ))}
            </ul>
          </nav>
          <main className="dash-main" id="main" tabIndex={-1}>
            <Reloading>{children}</Reloading>
          </main>
        </div>
      </ConfirmPasskey>
    </Toasts>
  );
}

/** On a narrow screen the ways to the pages wait behind a button. They close where one has arrived. */
function useMenu() {
  const id = useId();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  const isOpen = openAt === pathname;
  return { id, isOpen, toggle: () => setOpenAt(isOpen ? undefined : pathname) };
}
