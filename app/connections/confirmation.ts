import type { User } from '#app/store/users.ts';

import type { Connection } from './connection.ts';

/** Whether a connection wants an address proved before the account is used by applications. */
export const requiresConfirmation = ({ options }: Connection): boolean =>
  options.attributes?.email?.signup?.verification?.active === true;

/** Whether a user has proved their address, or need not. */
export const isConfirmed = (connection: Connection, user: User): boolean =>
  !requiresConfirmation(connection) || user.email === null || user.emailVerified;
