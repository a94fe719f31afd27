import { createHash, randomBytes } from 'node:crypto';

import { v7 as uuidv7 } from 'uuid';

/** A new random id such as `con_8fK…`: the prefix, an underscore and 16 letters and digits (95 bits). */
export function newId(prefix: string): string {
  return `${prefix}_${randomAlphanumeric(16)}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Uniformly random letters and digits. */
export function randomAlphanumeric(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 that fits: larger bytes would favour the first letters.
      if (byte < 248 && text.length < length) text += alphabet.charAt(byte % 62);
    }
  }
  return text;
}

/** The `sub` of somebody by the id that their connection has for them. */
export const userIdOf = (providerUserId: string): string => `auth0|${providerUserId}`;

const ADMINISTRATOR = 'admin|';

/** The id of an administrator, which no user of a tenant can have. */
export const newAdministratorId = (): string => `${ADMINISTRATOR}${randomHex(24)}`;

export const isAdministratorId = (userId: string): boolean => userId.startsWith(ADMINISTRATOR);

/** A new id that sorts by creation time. */
export const newEventId = (): string => uuidv7();

/** What no event's id of before that moment comes after, and every other does. */
export const firstEventIdAt = (moment: Date): string =>
  moment.getTime().toString(16).padStart(12, '0').replace(/^.{8}/, '$&-');

/** An unguessable token of 256 bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** How tokens, tickets, challenges and browser ids are stored: SHA-256, base64url. */
export const hashToken = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

/** Random hexadecimal digits; `length` is even. */
export const randomHex = (length: number): string => randomBytes(length / 2).toString('hex');
