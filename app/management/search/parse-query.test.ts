import { describe, expect, it } from 'vitest';

import { ManagementError } from '../management-error.ts';
import { parseQuery } from './parse-query.ts';
import type { Query } from './parse-query.ts';

/** A query as it was understood, with parentheses around everything. */
function understood(text: string): string {
  const write = (query: Query): string => {
    if (query.kind === 'not') return `(NOT ${write(query.of)})`;
    if (query.kind !== 'term') {
      return `(${query.of.map(write).join(` ${query.kind.toUpperCase()} `)})`;
    }
    const { field, value } = query;
    if (value.kind === 'any') return `${field} is there`;
    if (value.kind === 'range') {
      const from = value.from ? `${value.from.isInclusive ? '[' : '{'}${value.from.text}` : '(';
      const to = value.to ? `${value.to.text}${value.to.isInclusive ? ']' : '}'}` : ')';
      return `${field} in ${from}, ${to}`;
    }
    return `${field} ${value.kind === 'exact' ? 'is' : 'begins with'} <${value.text}>`;
  };
  return write(parseQuery(text));
}

function faultOf(text: string): unknown {
  try {
    parseQuery(text);
  } catch (error) {
    return error instanceof ManagementError ? error.message : error;
  }
  return 'understood';
}

describe('a condition', () => {
  it.each([
    ['email:ada@example.com', 'email is <ada@example.com>'],
    ['email:"ada@example.com"', 'email is <ada@example.com>'],
    ['user_id:auth0|507f', 'user_id is <auth0|507f>'],
    ['name:"Ada \\"the\\" Countess"', 'name is <Ada "the" Countess>'],
    ['name:Ada\\ Lovelace', 'name is <Ada Lovelace>'],
    ['name:ada*', 'name begins with <ada>'],
    ['name:ada\\*', 'name is <ada*>'],
    ['name:"ada*"', 'name is <ada*>'],
    ['name:*', 'name is there'],
    ['_exists_:name', 'name is there'],
    ['email.raw:a', 'email.raw is <a>'],
    ['logins_count:[1 TO 5]', 'logins_count in [1, 5]'],
    ['logins_count:{1 TO 5}', 'logins_count in {1, 5}'],
    ['logins_count:[1 TO *}', 'logins_count in [1, )'],
    ['logins_count:[* TO 5}', 'logins_count in (, 5}'],
    ['logins_count:>=3', 'logins_count in [3, )'],
    ['logins_count:<3', 'logins_count in (, 3}'],
    ['name:["a b" TO c]', 'name in [a b, c]'],
    ['created_at:2026-01-01T10:00:00Z', 'created_at is <2026-01-01T10:00:00Z>'],
  ])('%s', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });
});

describe('conditions', () => {
  it.each([
    ['a:1 AND b:2 OR c:3', '((a is <1> AND b is <2>) OR c is <3>)'],
    ['a:1 OR b:2 AND c:3', '(a is <1> OR (b is <2> AND c is <3>))'],
    ['(a:1 OR b:2) AND c:3', '((a is <1> OR b is <2>) AND c is <3>)'],
    ['a:1 && b:2 || c:3', '((a is <1> AND b is <2>) OR c is <3>)'],
    ['NOT a:1 AND b:2', '((NOT a is <1>) AND b is <2>)'],
    ['-a:1', '(NOT a is <1>)'],
    ['!a:1', '(NOT a is <1>)'],
    ['NOT _exists_:a', '(NOT a is there)'],
    ['NOT (a:1 OR b:2)', '(NOT (a is <1> OR b is <2>))'],
    ['name:(ada OR "grace")', '(name is <ada> OR name is <grace>)'],
    [' ( a:1 ) ', 'a is <1>'],
    ['a:ORDER AND b:NOTHING', '(a is <ORDER> AND b is <NOTHING>)'],
  ])('%s', (text, expected) => {
    expect(understood(text)).toBe(expected);
  });
});

describe('what is not understood is refused at its place', () => {
  it.each([
    ['', 1, 'expected field:value'],
    ['ada', 1, 'expected field:value'],
    ['a:1 b:2', 5, 'expected AND, OR or the end'],
    ['a:1 AND', 8, 'expected field:value'],
    ['(a:1', 5, 'expected )'],
    ['a:1)', 4, 'expected AND, OR or the end'],
    ['a:', 3, 'expected a value'],
    ['a: 1', 3, 'expected a value'],
    ['a:"b', 3, 'this quotation mark is never closed'],
    ['a:"b"c', 6, 'expected a space behind the quotation mark'],
    ['a:b*c', 4, 'expected no *'],
    ['a:b?', 4, 'expected no ?'],
    ['a:b~', 4, 'expected no ~'],
    ['a:b^2', 4, 'expected no ^'],
    ['a:/b/', 3, 'regular expressions are not searched for'],
    ['a:[1 5]', 6, 'expected TO'],
    ['a:[1 TO 5', 10, 'expected ] or }'],
    ['a:[b* TO c]', 4, 'expected a value or *'],
    ['_exists_:', 10, 'expected the name of a field'],
  ])('%j', (text, position, expected) => {
    expect(faultOf(text)).toMatch(`q: at position ${position}: ${expected}`);
  });

  it('as is one that nobody has written by hand', () => {
    expect(faultOf(`${'('.repeat(50)}a:1${')'.repeat(50)}`)).toMatch('expected at most 30 levels');
    expect(faultOf(Array(101).fill('a:1').join(' OR '))).toMatch('expected at most 100 conditions');
    expect(faultOf('NOT '.repeat(50))).toMatch('expected at most 30 levels');
  });
});
