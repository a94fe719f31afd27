import type { ClientSettings } from './client-settings.ts';

/**
 * For how many seconds a refresh token is good.
 *
 * 1. A family of them ends when its first one would have, however often they were used.
 * 2. One that works once ends sooner where it may not lie unused for longer: its use brings the next.
 */
export function refreshTokenSeconds(
  settings: ClientSettings['refresh_token'],
  ageOfFamilySeconds: number,
): number {
  const rest = Math.max(settings.token_lifetime - ageOfFamilySeconds, 1);
  return endsUnused(settings) ? Math.min(rest, settings.idle_token_lifetime ?? rest) : rest;
}

const endsUnused = (settings: ClientSettings['refresh_token']): boolean =>
  settings.rotation_type === 'rotating' && settings.infinite_idle_token_lifetime !== true;
