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

/** Somebody who never signs in, and the browser that they have. */
export type Bystander = { userId: string; browserHash: string };

export const PASSWORD = 'correct horse battery staple';
