/** What of a user is edited, as the fields of a form have it, and back. */
import type { ShownUser } from './shown-user.ts';

export type UserDraft = {
  name: string;
  nickname: string;
  given_name: string;
  family_name: string;
  email: string;
  email_verified: boolean;
  username: string;
  phone_number: string;
  user_metadata: string;
  app_metadata: string;
};

const texts = [
  'name',
  'nickname',
  'given_name',
  'family_name',
  'username',
  'phone_number',
] as const;
const documents = ['user_metadata', 'app_metadata'] as const;

export const draftFields = [...texts, 'email', 'email_verified', ...documents] as const;

export const draftOf = (user: ShownUser): UserDraft => ({
  name: user.name ?? '',
  nickname: user.nickname ?? '',
  given_name: user.given_name ?? '',
  family_name: user.family_name ?? '',
  email: user.email ?? '',
  email_verified: user.email_verified,
  username: user.username ?? '',
  phone_number: user.phone_number ?? '',
  user_metadata: shownJson(user.user_metadata),
  app_metadata: shownJson(user.app_metadata),
});

/**
 * What is sent of a draft: only what differs from what was read. An empty text is taken away, and an
 * address that is not changed stays verified.
 */
export function changeIn(user: ShownUser, draft: UserDraft): Record<string, unknown> {
  const before = draftOf(user);
  const change: Record<string, unknown> = {};
  for (const field of texts) {
    if (draft[field] !== before[field]) change[field] = draft[field].trim() || null;
  }
  if (draft.email !== before.email) change.email = draft.email.trim();
  if (draft.email_verified !== before.email_verified) change.email_verified = draft.email_verified;
  for (const field of documents) {
    if (draft[field] !== before[field]) change[field] = replacing(user[field], draft[field]);
  }
  return change;
}

/**
 * Documents are merged with those that are there, so what is missing from one is said to be gone.
 * A text that is no JSON object is sent as it is: the answer says what is expected.
 */
function replacing(before: Record<string, unknown>, text: string): unknown {
  const document = parsed(text.trim() === '' ? '{}' : text);
  if (document === null || typeof document !== 'object' || Array.isArray(document)) return text;
  if (Object.keys(document).length === 0) return {};
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(document, name));
  return { ...Object.fromEntries(gone.map((name) => [name, null])), ...document };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const shownJson = (document: Record<string, unknown>) => JSON.stringify(document, null, 2);
