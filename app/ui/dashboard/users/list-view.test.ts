import { describe, expect, test } from 'vitest';

import { addressOf, newestFirst, questionOf, viewIn } from './list-view.ts';

const read = (query: string) => viewIn(new URLSearchParams(query));

describe('the view of an address', () => {
  test('comes back to the same address', () => {
    const address =
      '/dashboard/users?search=a+b&syntax=lucene&connection=people&blocked=true&sort=name%3A1&page=3';
    expect(addressOf(read(address.split('?')[1] ?? ''))).toBe(address);
    expect(addressOf(read(''))).toBe('/dashboard/users');
  });

  test.each(['page=0', 'page=21', 'page=x', 'page=1.5', 'sort=password:1', 'blocked=maybe'])(
    'is the newest users where it cannot mean anything: %s',
    (query) => {
      expect(read(query)).toEqual(newestFirst);
    },
  );
});

describe('what is asked for', () => {
  test('is a page of fifty, in the order of the view', () => {
    expect(questionOf({ ...newestFirst, page: 3 })).toEqual({
      ...{ sort: 'created_at:-1', page: '2', per_page: '50' },
    });
  });

  test('keeps a query together beside a filter', () => {
    const { q } = questionOf({
      ...{ ...newestFirst, search: 'name:a OR name:b', isQuery: true, blocked: 'true' },
    });
    expect(q).toBe('(name:a OR name:b) AND blocked:true');
  });

  test('in the order of sign-ins leaves out whoever has never signed in', () => {
    expect(questionOf({ ...newestFirst, sort: 'last_login' }).q).toBe(
      'last_login:[1970-01-01 TO *]',
    );
  });
});
