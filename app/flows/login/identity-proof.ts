import type { Attachment } from '#app/webauthn/response-shape.ts';

/** How somebody proved who they are. */
export type ProvedMethod =
  | { kind: 'password' }
  | {
      kind: 'passkey';
      userVerified: boolean;
      passkeyId: string;
      aaguid: string;
      /** Where its authenticator was: in this device, or in another one. */
      attachment: Attachment;
      /** How its authenticator can be reached. */
      transports: string[];
    };

/** What a page found out about its browser; a page without a script says nothing (null). */
export type DeviceCapabilities = {
  platformAuthenticator: boolean | null;
  conditionalCreate: boolean | null;
};

/** Somebody's identity, proved in this visit. */
export type IdentityProof = {
  userId: string;
  method: ProvedMethod;
  /** Whether the account was made with this very proof. */
  isSignUp: boolean;
  capabilities: DeviceCapabilities;
};
