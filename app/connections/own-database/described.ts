import type { Described } from '#app/store/own-database-users.ts';

import { bareUserId } from '../../../scripts-sandbox/index.ts';
import type { ScriptProfile } from '../../../scripts-sandbox/index.ts';

/** What a script's profile says, in the store's words. A nickname and a name are found for everybody. */
export function describedBy(profile: ScriptProfile): Described {
  const { email, username, phone_number, given_name, family_name } = profile;
  const called = email ?? username ?? phone_number ?? null;
  return {
    providerUserId: bareUserId(profile.user_id),
    isBlockedThere: profile.blocked ?? false,
    email: email ?? null,
    username: username ?? null,
    phoneNumber: phone_number ?? null,
    emailVerified: profile.email_verified ?? false,
    name: profile.name ?? called,
    nickname: profile.nickname ?? called?.split('@')[0] ?? null,
    picture: profile.picture ?? null,
    profile: { ...(given_name && { given_name }), ...(family_name && { family_name }) },
    userMetadata: profile.user_metadata ?? null,
    appMetadata: profile.app_metadata ?? null,
  };
}
