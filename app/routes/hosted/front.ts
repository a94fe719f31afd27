import { redirect } from '@remix-run/node';

/** There is nothing at the front but the door. */
export const loader = () => redirect('/login');
