/**
 * A user of a tenant's own database has one id with two spellings: bare, as scripts know it, and with
 * `auth0|` before it, as everybody else does (reference 2.4).
 */
const prefix = 'auth0|';

/** As scripts know it. An id that a database keeps with the prefix is the same id. */
export const bareUserId = (userId: string): string => userId.replace(/^(?:auth0\|)+/, '');

/** As outside: the prefix stands there once, however often it was there before. */
export const outwardUserId = (userId: string): string => `${prefix}${bareUserId(userId)}`;
