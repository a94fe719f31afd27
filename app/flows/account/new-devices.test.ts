import { expect, it } from 'vitest';

import type { Device } from '#app/store/devices.ts';

import { devicesToNotice } from './new-devices.ts';

const now = new Date('2026-11-20T12:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000);

const device = (browserHash: string, firstSeenAt: Date) => ({ browserHash, firstSeenAt }) as Device;

const noticed = (devices: Device[]) =>
  devicesToNotice(devices, 'this', now).map(({ browserHash }) => browserHash);

it('S36: a device that came to the others is told for a week, the newest first', () => {
  const first = device('this', daysAgo(30));
  expect(noticed([first, device('b', daysAgo(6)), device('c', daysAgo(1))])).toEqual(['c', 'b']);
  expect(noticed([first, device('b', daysAgo(7))])).toEqual([]);
});

it('neither the first device of an account nor the one in hand is news', () => {
  expect(noticed([])).toEqual([]);
  expect(noticed([device('this', daysAgo(1))])).toEqual([]);
  expect(noticed([device('b', daysAgo(2)), device('this', daysAgo(1))])).toEqual([]);
});
