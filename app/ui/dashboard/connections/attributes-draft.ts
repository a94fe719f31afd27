/** What people are known by in a connection, as the form has it, and back in the options document. */
import type { ConnectionOptions } from '../../../connections/options.ts';

export type SignUpStatus = 'required' | 'optional' | 'inactive';

export type AttributeName = 'email' | 'phone_number' | 'username';

export type AttributeDraft = { isIdentifier: boolean; signUp: SignUpStatus };

export type AttributesDraft = {
  requiresUsername: boolean;
  hasAttributes: boolean;
  attributes: Record<AttributeName, AttributeDraft>;
  confirmsEmail: boolean;
};

export const attributeNames: readonly AttributeName[] = ['email', 'phone_number', 'username'];

const absent: AttributeDraft = { isIdentifier: false, signUp: 'inactive' };

/** What attributes begin with where there were none. */
const emailAlone: AttributesDraft['attributes'] = {
  email: { isIdentifier: true, signUp: 'required' },
  phone_number: absent,
  username: absent,
};

export function attributesDraftOf({
  attributes,
  requires_username,
}: ConnectionOptions): AttributesDraft {
  const drafted = (name: AttributeName): AttributeDraft => ({
    isIdentifier: attributes?.[name]?.identifier?.active ?? false,
    signUp: attributes?.[name]?.signup?.status ?? 'inactive',
  });
  return {
    requiresUsername: requires_username,
    hasAttributes: attributes !== undefined,
    attributes: attributes
      ? {
          email: drafted('email'),
          phone_number: drafted('phone_number'),
          username: drafted('username'),
        }
      : emailAlone,
    confirmsEmail: attributes?.email?.signup?.verification?.active ?? false,
  };
}

/** Attributes take the place of the older way to ask for a user name, with which they do not go together. */
export function withAttributes(
  { attributes: before, ...options }: ConnectionOptions,
  draft: AttributesDraft,
): Record<string, unknown> {
  if (!draft.hasAttributes) return { ...options, requires_username: draft.requiresUsername };
  const named = attributeNames.map((name) => [name, attributeWith(before, name, draft)] as const);
  return {
    ...options,
    requires_username: false,
    ...(options.validation?.username && { validation: { ...options.validation, username: null } }),
    attributes: { ...before, ...Object.fromEntries(named.filter(([, attribute]) => attribute)) },
  };
}

/** Undefined for one that was not there and is not wanted. */
function attributeWith(
  before: ConnectionOptions['attributes'],
  name: AttributeName,
  { attributes, confirmsEmail }: AttributesDraft,
): object | undefined {
  const { isIdentifier, signUp } = attributes[name];
  const attribute = before?.[name];
  if (!attribute && !isIdentifier && signUp === 'inactive') return undefined;
  const verification = before?.email?.signup?.verification;
  return {
    ...attribute,
    identifier: { ...attribute?.identifier, active: isIdentifier },
    signup: {
      ...attribute?.signup,
      status: signUp,
      ...(name === 'email' &&
        (verification || confirmsEmail) && {
          verification: { ...verification, active: confirmsEmail },
        }),
    },
  };
}
