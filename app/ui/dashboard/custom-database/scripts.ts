/** The scripts that a connection can have: what each is for, and what it is tried with. */

/** What is typed to try a script. `user.email` is the field `email` of `user`. */
export type TriedField = {
  name: string;
  label: string;
  kind: 'text' | 'password' | 'check' | 'json';
  hint?: string;
  /** What a check box stands for, where that is not yes or no. */
  value?: string;
};

export type ScriptKind = {
  name: string;
  label: string;
  purpose: string;
  /** Whether the connection can do without it. */
  need: 'always' | 'passkeys' | 'optional';
  /** A run changes the database; the others only look. */
  changes: boolean;
  fields: readonly TriedField[];
};

const email: TriedField = { name: 'email', label: 'Email address', kind: 'text' };

const identifier: TriedField = {
  name: 'identifier',
  label: 'Email address or user name',
  kind: 'text',
};

const password = (name: string, label: string, hint?: string): TriedField => ({
  ...{ name, label, kind: 'password' },
  ...(hint !== undefined && { hint }),
});

export const scripts: readonly ScriptKind[] = [
  {
    name: 'login',
    label: 'Login',
    purpose: 'Checks the password of whoever signs in, and says who they are.',
    need: 'always',
    changes: false,
    fields: [{ ...identifier, name: 'usernameOrEmail' }, password('password', 'Password')],
  },
  {
    name: 'get_user',
    label: 'Get User',
    purpose: 'Finds somebody without their password: at a sign-up, and when a passkey is used.',
    need: 'passkeys',
    changes: false,
    fields: [
      { name: 'identifier', label: 'Email address, user name or user ID', kind: 'text' },
      {
        name: 'context.identifierType',
        label: 'This is a user ID, as when a passkey is used',
        kind: 'check',
        value: 'user_id',
      },
    ],
  },
  {
    name: 'create',
    label: 'Create',
    purpose: 'Makes somebody who signs up, and answers with who that is.',
    need: 'passkeys',
    changes: true,
    fields: [
      { ...email, name: 'user.email' },
      password('user.password', 'Password', 'Left empty, they sign up with a passkey.'),
      {
        name: 'user',
        label: 'Further fields, as JSON',
        kind: 'json',
        hint: 'Such as {"username": "ada", "given_name": "Ada"}.',
      },
    ],
  },
  {
    name: 'verify',
    label: 'Verify',
    purpose: 'Notes that an email address has been confirmed.',
    need: 'optional',
    changes: true,
    fields: [email],
  },
  {
    name: 'change_password',
    label: 'Change Password',
    purpose: 'Sets a new password, after a rescue link.',
    need: 'optional',
    changes: true,
    fields: [identifier, password('newPassword', 'New password')],
  },
  {
    name: 'delete',
    label: 'Delete',
    purpose: 'Deletes somebody whom an administrator deletes here.',
    need: 'optional',
    changes: true,
    fields: [{ name: 'userId', label: 'User ID', kind: 'text' }],
  },
  {
    name: 'change_email',
    label: 'Change Email',
    purpose: 'Sets a new email address. Kept for later: no page changes addresses yet.',
    need: 'optional',
    changes: true,
    fields: [
      email,
      { name: 'newEmail', label: 'New email address', kind: 'text' },
      { name: 'isVerified', label: 'The new address is confirmed', kind: 'check' },
    ],
  },
  {
    name: 'change_username',
    label: 'Change Username',
    purpose: 'Sets a new user name. Kept for later: no page changes names yet.',
    need: 'optional',
    changes: true,
    fields: [
      { name: 'username', label: 'User name', kind: 'text' },
      { name: 'newUsername', label: 'New user name', kind: 'text' },
    ],
  },
  {
    name: 'change_phone_number',
    label: 'Change Phone Number',
    purpose: 'Sets a new phone number. Kept for later: no page changes numbers yet.',
    need: 'optional',
    changes: true,
    fields: [
      { name: 'phoneNumber', label: 'Phone number', kind: 'text' },
      { name: 'newPhoneNumber', label: 'New phone number', kind: 'text' },
    ],
  },
];

export const labelOf = (name: string): string =>
  scripts.find((script) => script.name === name)?.label ?? name;

/** Only these run beside the published version: another one would do twice what it does. */
export const isWithoutEffect = (name: string): boolean =>
  scripts.some((script) => script.name === name && !script.changes);
