import { expect, test } from 'vitest';

import { clientSettingsSchema } from './client-settings.ts';
import type { ClientSettingsInput } from './client-settings.ts';
import { refreshTokenSeconds } from './refresh-token-lifetime.ts';

const DAY = 86_400;

const secondsOf = (settings: ClientSettingsInput['refresh_token'], ageSeconds: number) =>
  refreshTokenSeconds(
    clientSettingsSchema.parse({ refresh_token: settings }).refresh_token,
    ageSeconds,
  );

test.each([
  ['the first of its family', {}, 0, 30 * DAY],
  ['a later one: what is left of the first', {}, 10 * DAY, 20 * DAY],
  ['one that may not lie unused', { idle_token_lifetime: 2 * DAY }, 10 * DAY, 2 * DAY],
  ['near the end of its family', { idle_token_lifetime: 2 * DAY }, 29 * DAY, DAY],
  [
    'one that may lie unused',
    { idle_token_lifetime: 2 * DAY, infinite_idle_token_lifetime: true },
    ...[0, 30 * DAY],
  ],
  [
    'one that stays the same, which its use does not renew',
    { idle_token_lifetime: 2 * DAY, rotation_type: 'non-rotating' as const },
    ...[0, 30 * DAY],
  ],
  ['a family older than it may be since the settings changed', {}, 31 * DAY, 1],
] as [string, ClientSettingsInput['refresh_token'], number, number][])(
  '%s',
  (_what, settings, ageSeconds, expected) => {
    expect(secondsOf(settings, ageSeconds)).toBe(expected);
  },
);
