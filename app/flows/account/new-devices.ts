import { listDevices } from '#app/store/devices.ts';
import type { Device } from '#app/store/devices.ts';

import type { Caller } from '../caller.ts';
import type { Account } from './account.ts';
import type { OwnSession } from './sessions.ts';

const NOTICED_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/** A sign-in on a device that was new. */
type NewDevice = {
  browser: string;
  at: Date;
  /** The session that is open there, if it still is. */
  sessionId: string | null;
};

/** Devices that came to the person's others in the last days, the newest first. */
export async function listNewDevices(
  { site, browserHash }: Caller,
  { user }: Account,
  sessions: readonly OwnSession[],
): Promise<NewDevice[]> {
  const devices = await listDevices(site.tenant.id, user.id);
  return devicesToNotice(devices, browserHash, new Date()).map((device) => ({
    browser: device.browser,
    at: device.firstSeenAt,
    sessionId: sessions.find((each) => each.browserHash === device.browserHash)?.id ?? null,
  }));
}

/** The first device of an account is new to nobody, and this one is in the person's hands. */
export function devicesToNotice(
  devices: readonly Device[],
  browserHash: string,
  now: Date,
): Device[] {
  const first = Math.min(...devices.map(({ firstSeenAt }) => firstSeenAt.getTime()));
  return devices
    .filter((device) => {
      const seenAt = device.firstSeenAt.getTime();
      const isRecent = seenAt > now.getTime() - NOTICED_FOR_MS;
      return device.browserHash !== browserHash && seenAt > first && isRecent;
    })
    .sort((a, b) => b.firstSeenAt.getTime() - a.firstSeenAt.getTime());
}
