import { redirect } from '@remix-run/node';

/** The short address for signing out by hand: the protocol's logout, which asks first. */
export const loader = () => redirect('/oidc/logout', 303);
