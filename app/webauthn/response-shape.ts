/**
 * The shape of what a browser posts, bounded in size before anything is decoded.
 *
 * Two forms arrive: the one that hosted pages build (with
 * `isUserVerifyingPlatformAuthenticatorAvailable`) and the browser's own
 * `PublicKeyCredential.toJSON()` (with `clientExtensionResults`, null for what is absent).
 * Fields that no decision needs, such as `publicKeyAlgorithm`, are dropped unread.
 */
import { z } from 'zod';

/** Longer than any honest answer; an attestation with certificates needs about 10,000 characters. */
const MAX_RESPONSE_CHARACTERS = 65_536;

const base64url = (maxCharacters: number) =>
  z
    .string()
    .min(1)
    .max(maxCharacters)
    .regex(/^[A-Za-z0-9_-]+$/);

/** 1,023 bytes (WebAuthn L3 §4, credential ID). */
const credentialId = base64url(1364);

/** Where a passkey is: in the device at hand, or in a phone or key beside it. Null where not told. */
export type Attachment = 'platform' | 'cross-platform' | null;

/** Browsers may learn new ones (WebAuthn L3 §5.4.5): what is not known is as good as not told. */
const attachment = z
  .string()
  .max(40)
  .nullish()
  .transform((value): Attachment =>
    value === 'platform' || value === 'cross-platform' ? value : null,
  );

const credential = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  authenticatorAttachment: attachment,
};

const sameIds = (value: { id: string; rawId: string }) => value.id === value.rawId;

export const authenticationResponse = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(8192),
      authenticatorData: base64url(8192),
      signature: base64url(8192),
      /** At most 64 bytes (WebAuthn L3 §5.4.3). */
      userHandle: z.union([z.literal(''), base64url(86)]).nullish(),
    }),
  })
  .refine(sameIds, { path: ['rawId'] });

export const registrationResponse = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url(8192),
      attestationObject: base64url(49_152),
      transports: z.array(z.string().max(40)).max(20).nullish(),
    }),
  })
  .refine(sameIds, { path: ['rawId'] });

/**
 * Parses an answer, given as an object or as its JSON text.
 * Undefined where it is not of the shape; no reason is given because none helps an honest browser.
 */
export function parseResponse<Schema extends z.ZodType>(
  schema: Schema,
  response: unknown,
): z.output<Schema> | undefined {
  return schema.safeParse(typeof response === 'string' ? parseJson(response) : response).data;
}

function parseJson(text: string): unknown {
  if (text.length > MAX_RESPONSE_CHARACTERS) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const attested = z.object({ response: z.object({ attestationObject: z.unknown() }) });

/** Whether an answer is about a new passkey, whatever else is the matter with it. */
export const isOfNewPasskey = (response: unknown): boolean =>
  parseResponse(attested, response)?.response.attestationObject !== undefined;

/** What a response of either ceremony names, or undefined where it is malformed. */
export function namedIn(
  response: unknown,
): { credentialId: string; clientDataJSON: string } | undefined {
  const answer =
    parseResponse(authenticationResponse, response) ??
    parseResponse(registrationResponse, response);
  return answer && { credentialId: answer.id, clientDataJSON: answer.response.clientDataJSON };
}
