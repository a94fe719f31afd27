import { expect, it } from 'vitest';

import { silenceOf } from './suggestions.ts';

const now = new Date('2026-11-20T12:00:00Z');
const later = new Date('2026-12-20T12:00:00Z');
const before = new Date('2026-11-20T11:59:59Z');

const saidNothing = { snoozedUntil: null, neverAsk: false, noAutomatic: false };
const device = {
  notMine: false,
  progressiveSnoozedUntil: null,
  localSnoozedUntil: null,
  renewalSnoozedUntil: null,
};

it.each([
  [saidNothing, undefined, null],
  [saidNothing, device, null],
  [{ ...saidNothing, snoozedUntil: before }, device, null],
  [{ ...saidNothing, snoozedUntil: later }, device, { reason: 'until', until: later }],
  [saidNothing, { ...device, progressiveSnoozedUntil: later }, { reason: 'until', until: later }],
  [saidNothing, { ...device, localSnoozedUntil: later }, { reason: 'until', until: later }],
  [saidNothing, { ...device, renewalSnoozedUntil: later }, { reason: 'until', until: later }],
  [saidNothing, { ...device, localSnoozedUntil: now }, null],
  [saidNothing, { ...device, notMine: true }, { reason: 'not_my_device' }],
  [{ ...saidNothing, noAutomatic: true }, device, { reason: 'never' }],
  [
    { ...saidNothing, neverAsk: true, snoozedUntil: later },
    { ...device, notMine: true },
    { reason: 'never' },
  ],
])('%j and %j: %j', (choices, where, silence) => {
  expect(silenceOf(choices, where, now)).toEqual(silence);
});
