/** Who signs in: how many are wanted, and what the load is told of them. */
import type { JsonWebKey } from 'node:crypto';

import type { SoftwareCredential } from '../../app/webauthn/tests/software-authenticator.ts';

/** How many users to make, by what they sign in with. */
export type Crowd = { passkeys?: number; passwords?: number; bcryptImports?: number };

/** A passkey in a form that can be sent to another process. */
export type PortablePasskey = Omit<SoftwareCredential, 'privateKey'> & { privateKey: JsonWebKey };

export type People = {
  passkeys: PortablePasskey[];
  /** Identifiers of users with an argon2id hash, whose password is `PASSWORD`. */
  passwords: string[];
  /** Identifiers of users whose bcrypt hash was imported. */
  bcryptImports: string[];
};

/** A table of users of a tenant's own, and how many of those in it sign in, by what they do it with. */
export type OwnCrowd = {
  databaseUrl: string;
  /** Who are in the table and never sign in. */
  bystanders: number;
  passkeys: number;
  /** With a bcrypt hash of each of these costs. */
  passwords: number;
  bcryptCosts: readonly number[];
};

export type OwnPeople = {
  /** The name of the connection that leads to them. */
  connection: string;
  passkeys: PortablePasskey[];
  /** By the cost of their hash. */
  passwords: ReadonlyMap<number, string[]>;
};

/** Somebody who never signs in, and the browser that they have. */
export type Bystander = { userId: string; browserHash: string };

export const PASSWORD = 'correct horse battery staple';

/** A connection that knows a few of those who never sign in, and nobody else. */
export const SMALL_CONNECTION = 'Contractors';
export const IN_SMALL_CONNECTION = 20;
