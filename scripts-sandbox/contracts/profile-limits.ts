/**
 * What fits into a profile (reference 2.4). Characters are code points.
 */
export const profileLimits = {
  /** Without `auth0|`. */
  userIdCharacters: 255,
  emailLocalCharacters: 64,
  emailCharacters: 254,
  nameCharacters: 150,
  nicknameCharacters: 350,
  usernameCharacters: 128,
  /** What browsers and proxies take without complaint. */
  pictureCharacters: 2_048,
  tokenCharacters: 16_384,
  mfaFactors: 10,
  /** Metadata and attributes that we do not know: so deep that whoever walks them gets to the end. */
  levels: 20,
  /** Attributes that we do not know. */
  furtherAttributes: 100,
  attributeNameCharacters: 100,
} as const;

/** No quotes, brackets or lists: what stands here must be one recipient wherever mail is written. */
export const emailPattern = /^[^\s\p{Cc}@<>()[\],;:\\"]+@[^\s\p{Cc}@<>()[\],;:\\"]+$/u;

export const usernamePattern = /^[A-Za-z0-9@`^$!\-#.+'~_]+$/;

export const phoneNumberPattern = /^\+[0-9]{1,15}$/;

export const characters = (text: string): number => Array.from(text).length;
