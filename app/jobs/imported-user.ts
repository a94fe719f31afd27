/** What a file of users may say of one (Auth0's schema of imports). */
import { z } from 'zod';

import { parseIdentifier } from '#app/connections/identifier.ts';
import {
  customPasswordHashSchema,
  passwordHashSchema,
} from '#app/credentials/custom-password-hash.ts';
import { MAX_JSON_DEPTH, isTooDeep } from '#app/json-depth.ts';
import type { JobFault } from '#app/store/jobs.ts';

const text = (maxCharacters: number) => z.string().min(1).max(maxCharacters).nullish();

const document = z.record(z.string(), z.unknown());

const unsupported = (what: string) =>
  z.undefined(`expected nothing: ${what} cannot be imported`).optional();

const schema = z
  .strictObject({
    email: z.email('expected an email address').toLowerCase().max(254).nullish(),
    email_verified: z.boolean().optional(),
    username: z
      .string()
      .max(128)
      .refine((name) => parseIdentifier(name)?.kind === 'username', 'expected a user name')
      .nullish(),
    phone_number: z
      .string()
      .regex(/^\+[0-9]{1,15}$/, 'expected a phone number with + and its country')
      .nullish(),
    user_id: z
      .string()
      .regex(/^[\w.@+|-]{1,250}$/, 'expected 1 to 250 letters, digits, or _ . @ + | -')
      .nullish(),
    given_name: text(150),
    family_name: text(150),
    name: text(300),
    nickname: text(300),
    picture: z.url({ protocol: /^https?$/, error: 'expected an http or https address' }).nullish(),
    blocked: z.boolean().optional(),
    password_hash: passwordHashSchema.nullish(),
    custom_password_hash: customPasswordHashSchema.nullish(),
    user_metadata: document.nullish(),
    app_metadata: document.nullish(),
    mfa_factors: unsupported('second factors'),
    passkeys: unsupported('passkeys'),
  })
  .refine(({ email, username, phone_number }) => email ?? username ?? phone_number, {
    path: ['email'],
    message: 'expected an email address, a user name or a phone number',
  })
  .refine((user) => !(user.password_hash && user.custom_password_hash), {
    path: ['custom_password_hash'],
    message: 'expected either password_hash or custom_password_hash, not both',
  });

export type DescribedUser = z.output<typeof schema>;

export type ReadUser =
  | { ok: true; described: DescribedUser }
  /** `shown` is the document without what nobody may read. */
  | { ok: false; shown: Record<string, unknown>; errors: JobFault[] };

export function readImportedUser(text: string): ReadUser {
  const document = isTooDeep(text) ? undefined : parsed(text);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    const message = `expected a JSON object of at most ${MAX_JSON_DEPTH} levels`;
    return { ok: false, shown: {}, errors: [{ code: 'INVALID_TYPE', message, path: '' }] };
  }
  // Neither engine can hold it, and nobody means it.
  if (/\\u0000/.test(text)) {
    const message = 'expected no U+0000';
    return { ok: false, shown: {}, errors: [{ code: 'PATTERN', message, path: '' }] };
  }
  const read = schema.safeParse(document);
  if (read.success) return { ok: true, described: read.data };
  return {
    ok: false,
    shown: shownOf(document),
    errors: read.error.issues.slice(0, 10).map(faultOf),
  };
}

/** The document as it can be told to an administrator. */
export function shownOf(document: object): Record<string, unknown> {
  return Object.fromEntries(
    // Those that are not known, too: a file may have its passwords in a field of another name.
    Object.entries(document).filter(([name]) => !/pass|secret|hash|salt/i.test(name)),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const codes: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'INVALID_TYPE',
  too_big: 'MAX_LENGTH',
  too_small: 'MIN_LENGTH',
  invalid_format: 'FORMAT',
  invalid_value: 'ENUM_MISMATCH',
  invalid_union: 'ENUM_MISMATCH',
  unrecognized_keys: 'OBJECT_ADDITIONAL_PROPERTIES',
};

const faultOf = ({ code, message, path }: z.core.$ZodIssue): JobFault => ({
  ...{ code: codes[code] ?? 'NOT_PASSED', message, path: path.join('.') },
});
