import { expect, test } from 'vitest';

import { addressOf, trailViewIn, wholeTrail } from './trail-view.ts';

const viewAt = (query: string) => trailViewIn(new URLSearchParams(query));

test.each([
  wholeTrail,
  { actor: 'admin|a&b=c', operation: 'users create', before: 12 },
  { ...wholeTrail, actor: 'command_line' },
  { ...wholeTrail, before: 0 },
])('what an address says is read from it: %o', (view) => {
  expect(trailViewIn(new URL(addressOf(view), 'https://a.test').searchParams)).toEqual(view);
});

test('the whole trail is at the address without anything', () => {
  expect(addressOf({})).toBe('/dashboard/audit-trail');
});

test.each(['actor=a b', 'operation=%27', 'operation=one two three', 'before=x', 'before=-1', ''])(
  'what is no view is left out: %s',
  (query) => expect(viewAt(query)).toEqual(wholeTrail),
);
