import { describe, expect, test } from 'vitest';

import { userQuery } from '../../../management/search/user-query.ts';
import { queryOfWords } from './search-query.ts';

describe('what was typed is searched for as it stands', () => {
  test.each([
    'ada',
    'Ada Lovelace',
    'ada@example.com',
    'a"b\\c',
    '(a OR b) AND NOT c:*',
    'auth0|1',
    '–é😀',
  ])('%s', (typed) => {
    const condition = userQuery(queryOfWords(typed));
    expect(condition).toMatchObject({ kind: 'or' });
    expect(JSON.stringify(condition)).toContain(
      JSON.stringify({ kind: 'equals', field: 'user_id', value: typed }),
    );
  });

  test('as what an address or a name begins with', () => {
    expect(userQuery(queryOfWords('ada lo'))).toEqual({
      kind: 'or',
      of: [
        { kind: 'starts', field: 'email', text: 'ada lo' },
        { kind: 'starts', field: 'name', text: 'ada lo' },
        { kind: 'starts', field: 'name', text: 'Ada Lo' },
        { kind: 'equals', field: 'user_id', value: 'ada lo' },
      ],
    });
  });

  test('nothing typed is no query', () => {
    expect(queryOfWords('  ')).toBe('');
  });
});
