import { describe, expect, test } from 'vitest';

import type { ShownUser } from './shown-user.ts';
import { changeIn, draftOf } from './user-draft.ts';

const ada: ShownUser = {
  ...{ user_id: 'auth0|1', email: 'ada@example.com', email_verified: true, name: 'Ada' },
  ...{ user_metadata: { theme: 'dark', size: 2 }, app_metadata: {}, blocked: false },
  ...{ logins_count: 0, created_at: '2026-01-01T00:00:00.000Z', identities: [] },
};

const changed = (part: Partial<ReturnType<typeof draftOf>>) =>
  changeIn(ada, { ...draftOf(ada), ...part });

describe('a change of a user', () => {
  test('sends nothing that was left as it is', () => {
    expect(changed({})).toEqual({});
    expect(changed({ email: 'ada@example.org' })).toEqual({ email: 'ada@example.org' });
  });

  test('takes away what was emptied', () => {
    expect(changed({ name: ' ', nickname: 'Countess ' })).toEqual({
      ...{ name: null, nickname: 'Countess' },
    });
  });

  test('says of a document what is gone from it', () => {
    expect(changed({ user_metadata: '{"theme": "light"}' })).toEqual({
      user_metadata: { theme: 'light', size: null },
    });
    expect(changed({ user_metadata: '' })).toEqual({ user_metadata: {} });
  });

  test.each(['{"theme":', '[1]', 'null', '"text"', '3'])(
    'leaves it to the server to refuse %s',
    (text) => {
      expect(changed({ app_metadata: text })).toEqual({ app_metadata: text });
    },
  );
});
