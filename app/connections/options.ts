/**
 * The options of a connection with strategy `auth0`: field names, defaults and write rules are
 * Auth0's, and fields that we do not know are kept.
 *
 * Parsing what was parsed changes nothing, so a document may be stored before or after it.
 */
import { z } from 'zod';

const flag = (value: boolean) => z.boolean().default(value);

const wholeNumber = (least: number, most: number) => {
  const expected = `expected a whole number from ${least} to ${most}`;
  return z.int(expected).min(least, expected).max(most, expected);
};

const passwordOptions = z.looseObject({
  complexity: z
    .looseObject({
      min_length: wholeNumber(1, 72).default(15),
      character_types: z.array(z.enum(['uppercase', 'lowercase', 'number', 'special'])).default([]),
      character_type_rule: z.enum(['all', 'three_of_four']).default('all'),
      identical_characters: z.enum(['allow', 'block']).default('allow'),
      sequential_characters: z.enum(['allow', 'block']).default('allow'),
      /** `truncate` is kept for the round trip but no password is ever cut: it acts as `error`. */
      max_length_exceeded: z.enum(['truncate', 'error']).default('error'),
    })
    .prefault({}),
  dictionary: z
    .looseObject({
      active: flag(false),
      default: z.enum(['en_10k', 'en_100k']).default('en_100k'),
      custom: z.array(z.string().max(50)).max(200).default([]),
    })
    .prefault({}),
  history: z
    .looseObject({ active: flag(false), size: z.int().min(1).max(24).default(3) })
    .prefault({}),
  profile_data: z
    .looseObject({
      active: flag(false),
      blocked_fields: z
        .array(z.string().max(100))
        .max(12)
        .default([
          'name',
          'username',
          'nickname',
          'email',
          'phone_number',
          'user_metadata.name',
          'user_metadata.first',
          'user_metadata.last',
        ]),
    })
    .prefault({}),
});

/** The older password policy; set, it stands in for `password_options`. */
const legacyPasswordFields = {
  passwordPolicy: z.enum(['none', 'low', 'fair', 'good', 'excellent']).nullish(),
  password_complexity_options: z
    .looseObject({ min_length: z.int().min(1).max(128).optional() })
    .nullish(),
  password_history: z
    .looseObject({ enable: z.boolean().optional(), size: z.int().min(0).max(24).optional() })
    .nullish(),
  password_no_personal_info: z.looseObject({ enable: z.boolean().optional() }).nullish(),
  password_dictionary: z
    .looseObject({
      enable: z.boolean().optional(),
      dictionary: z.array(z.string().max(50)).max(200).optional(),
    })
    .nullish(),
};

const signupStatus = z.enum(['required', 'optional', 'inactive']);

const signup = z.looseObject({
  status: signupStatus.optional(),
  verification: z.looseObject({ active: z.boolean().optional() }).optional(),
});

const identifier = <const Methods extends readonly [string, ...string[]]>(methods: Methods) =>
  z.looseObject({ active: flag(false), default_method: z.enum(methods).optional() }).optional();

const attributes = z.looseObject({
  email: z
    .looseObject({
      identifier: identifier(['password', 'email_otp']),
      unique: flag(true),
      profile_required: z.boolean().optional(),
      verification_method: z.enum(['link', 'otp']).optional(),
      signup: signup.optional(),
    })
    .optional(),
  phone_number: z
    .looseObject({
      identifier: identifier(['password', 'phone_otp']),
      profile_required: z.boolean().optional(),
      signup: signup.optional(),
    })
    .optional(),
  username: z
    .looseObject({
      identifier: identifier(['password']),
      profile_required: z.boolean().optional(),
      signup: z.looseObject({ status: signupStatus.optional() }).optional(),
      validation: z
        .looseObject({
          min_length: z.int().min(1).max(128).optional(),
          max_length: z.int().min(1).max(128).optional(),
          allowed_types: z
            .looseObject({ email: z.boolean().optional(), phone_number: z.boolean().optional() })
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

/** Not Auth0's: absent from a document until somebody sets them. */
const ownPasskeyOptions = {
  /** Try to create a passkey silently after a password sign-in. Absent: no. */
  automatic_upgrade_enabled: z.boolean().optional(),
  /**
   * Where people are invited to create a passkey: `login` stands for both questions after a sign-in.
   * A silent attempt asks nobody and is not concerned. Absent: everywhere.
   */
  enrollment_moments: z.array(z.enum(['login', 'signup', 'account'])).optional(),
  /** Whether a passkey that verified its user counts as more than one factor. Absent: yes. */
  satisfies_mfa: z.boolean().optional(),
  /** Whether passkeys may be copied between devices by their provider. Absent: yes. */
  synced_passkeys: z.enum(['allow', 'block']).optional(),
};

const options = z.looseObject({
  authentication_methods: z
    .looseObject({
      password: z
        .looseObject({
          enabled: flag(true),
          api_behavior: z.enum(['required', 'optional']).default('required'),
          signup_behavior: z.enum(['allow', 'block']).default('allow'),
        })
        .prefault({}),
      passkey: z.looseObject({ enabled: flag(false) }).prefault({}),
      email_otp: z.looseObject({ enabled: flag(false) }).optional(),
      phone_otp: z.looseObject({ enabled: flag(false) }).optional(),
    })
    .prefault({}),
  passkey_options: z
    .looseObject({
      challenge_ui: z.enum(['both', 'autofill', 'button']).default('both'),
      progressive_enrollment_enabled: flag(true),
      local_enrollment_enabled: flag(true),
      ...ownPasskeyOptions,
    })
    .prefault({}),
  /** Absent where the older password fields are set. */
  password_options: passwordOptions.optional(),
  ...legacyPasswordFields,
  attributes: attributes.optional(),
  precedence: z.array(z.enum(['email', 'phone_number', 'username'])).optional(),
  requires_username: flag(false),
  validation: z
    .looseObject({
      username: z
        .looseObject({ min: z.int().min(1).max(128), max: z.int().min(1).max(128) })
        .nullish(),
    })
    .nullish(),
  disable_signup: flag(false),
  disable_self_service_change_password: flag(false),
  brute_force_protection: flag(true),
  import_mode: flag(false),
  enabledDatabaseCustomization: flag(false),
  enable_script_context: z.boolean().optional(),
  customScripts: z.record(z.string(), z.string()).optional(),
  configuration: z.record(z.string(), z.string().nullable()).nullish(),
  mfa: z
    .looseObject({ active: z.boolean().optional(), return_enroll_settings: z.boolean().optional() })
    .optional(),
  strategy_version: z.int().optional(),
  realm_fallback: z.boolean().optional(),
  non_persistent_attrs: z.array(z.string()).optional(),
});

type Options = z.output<typeof options>;

const hasLegacyPasswordFields = (value: Options): boolean =>
  Object.keys(legacyPasswordFields).some(
    (field) => (value[field] as Options['passwordPolicy'] | object) != null,
  );

/** What is wrong between fields, as a path and a sentence. */
function* brokenRules(value: Options): Generator<{ path: string[]; message: string }> {
  const { password } = value.authentication_methods;
  if (value.password_options && hasLegacyPasswordFields(value)) {
    yield {
      path: ['password_options'],
      message: 'cannot be combined with passwordPolicy and the other older password fields',
    };
  }
  if (password.signup_behavior === 'block' && password.api_behavior !== 'optional') {
    yield {
      path: ['authentication_methods', 'password', 'signup_behavior'],
      message: "'block' requires api_behavior 'optional'",
    };
  }
  if (value.precedence && new Set(value.precedence).size !== 3) {
    yield { path: ['precedence'], message: 'must list email, phone_number and username' };
  }
  if (!value.attributes) return;

  if (value.requires_username) {
    yield { path: ['requires_username'], message: 'cannot be combined with attributes' };
  }
  if (value.validation?.username) {
    yield { path: ['validation', 'username'], message: 'cannot be combined with attributes' };
  }
  const { email, phone_number: phoneNumber, username } = value.attributes;
  if (![email, phoneNumber, username].some((attribute) => attribute?.identifier?.active)) {
    yield { path: ['attributes'], message: 'at least one identifier must be active' };
  }
  if (email?.unique === false && email.identifier?.active) {
    yield {
      path: ['attributes', 'email', 'identifier', 'active'],
      message: 'an e-mail address that is not unique cannot be an identifier',
    };
  }
}

export const connectionOptionsSchema = options
  .superRefine((value, context) => {
    for (const rule of brokenRules(value)) context.addIssue({ code: 'custom', ...rule });
  })
  .transform((value) =>
    value.password_options || hasLegacyPasswordFields(value)
      ? value
      : { ...value, password_options: passwordOptions.parse({}) },
  );

export type ConnectionOptions = z.output<typeof connectionOptionsSchema>;

/** Thrown for options that break the schema or a write rule. `field` is a path such as `options.a.b`. */
export class InvalidConnectionOptions extends Error {
  override name = 'InvalidConnectionOptions';
  readonly code = 'invalid_request';
  readonly field: string;

  constructor(field: string, problem: string, cause: unknown) {
    super(`${field}: ${problem}`, { cause });
    this.field = field;
  }
}

/** Parses a document and supplies defaults. Throws `InvalidConnectionOptions` for the first fault. */
export function parseConnectionOptions(document: unknown): ConnectionOptions {
  const parsed = connectionOptionsSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = ['options', ...(issue?.path ?? [])].map(String).join('.');
  throw new InvalidConnectionOptions(field, issue?.message ?? 'is not valid', parsed.error);
}
