import { expect, it } from 'vitest';

import { brandingChangeSchema } from '#app/tenancy/branding.ts';

import { backgroundOf, draftOfBackground } from './background-draft.ts';
import type { Background } from './background-draft.ts';

const gradient: Background = {
  ...{ type: 'linear-gradient', start: '#fff', end: '#0a66c2', angle_deg: 35.5 },
};

const isTaken = (background: Background | null) =>
  brandingChangeSchema.safeParse({ colors: { page_background: background } }).success;

it.each(['#0a66c2', gradient])('sends what was read: %j', (background) => {
  expect(backgroundOf(draftOfBackground(background))).toEqual(background);
});

it('sends null where there is none, which takes it away', () => {
  expect(backgroundOf(draftOfBackground(undefined))).toBe(null);
  expect(backgroundOf({ ...draftOfBackground(gradient), kind: 'ours' })).toBe(null);
});

it('has something good to begin with in each kind', () => {
  for (const kind of ['colour', 'gradient'] as const) {
    expect(isTaken(backgroundOf({ ...draftOfBackground(undefined), kind }))).toBe(true);
  }
});

it.each([
  { start: '' },
  { end: 'red' },
  { angle: '' },
  { angle: ' ' },
  { angle: '35x' },
  { angle: '400' },
])('sends nothing that is taken for %j', (typed) => {
  expect(isTaken(backgroundOf({ ...draftOfBackground(gradient), ...typed }))).toBe(false);
});
