import { describe, expect, it } from 'vitest';

import { findCaller, readRelatedOrigins } from './related-origins.ts';

const document = { status: 200, contentType: 'application/json', body: '{"origins": []}' };

describe('a document is read', () => {
  it.each([
    ['without parameters', 'application/json'],
    ['with a charset', 'application/json; charset=utf-8'],
    ['in capitals', 'Application/JSON'],
  ])('where its type is JSON, %s', (_, contentType) => {
    expect(readRelatedOrigins({ ...document, contentType })).toEqual({ ok: true, origins: [] });
  });

  it('with whatever else it says', () => {
    const body = '{"origins": ["https://a.test", "nonsense"], "more": {}}';
    expect(readRelatedOrigins({ ...document, body })).toEqual({
      ok: true,
      origins: ['https://a.test', 'nonsense'],
    });
  });
});

describe('a document is refused', () => {
  it.each([
    ['status', { status: 404 }],
    ['status', { status: 204 }],
    ['status', { status: 302 }],
    ['content_type', { contentType: undefined }],
    ['content_type', { contentType: 'text/html' }],
    ['content_type', { contentType: 'application/json5' }],
    ['content_type', { contentType: 'text/plain; application/json' }],
    ['not_an_object', { body: '' }],
    ['not_an_object', { body: '<html>' }],
    ['not_an_object', { body: '{"origins": []' }],
    ['not_an_object', { body: '["https://a.test"]' }],
    ['not_an_object', { body: '"https://a.test"' }],
    ['not_an_object', { body: 'null' }],
    ['no_origins', { body: '{}' }],
    ['no_origins', { body: '{"origins": "https://a.test"}' }],
    ['no_origins', { body: '{"origins": {"0": "https://a.test"}}' }],
    ['no_origins', { body: '{"origins": null}' }],
    ['no_origins', { body: '{"origins": ["https://a.test", 1]}' }],
  ])('%s: %j', (fault, wrong) => {
    expect(readRelatedOrigins({ ...document, ...wrong })).toEqual({ ok: false, fault });
  });
});

const caller = 'https://login.caller.test';
const names = ['one', 'two', 'three', 'four', 'five', 'six'];
const others = (count: number) => names.slice(0, count).map((name) => `https://${name}.test`);

describe('a caller', () => {
  it.each<[string, string[], ReturnType<typeof findCaller>]>([
    ['is found by its origin', [caller], 'listed'],
    ['is found whatever path is written behind it', [`${caller}/path?query#part`], 'listed'],
    ['is found with the port that https has anyway', [`${caller}:443`], 'listed'],
    ['is found in capitals', ['HTTPS://LOGIN.CALLER.TEST'], 'listed'],
    ['is not its parent', ['https://caller.test'], 'unlisted'],
    ['is not below a listed name', ['https://a.login.caller.test'], 'unlisted'],
    ['is not another port', [`${caller}:8443`], 'unlisted'],
    ['is not http', ['http://login.caller.test'], 'unlisted'],
    ['is not found without a scheme', ['login.caller.test'], 'unlisted'],
    ['is not found in an empty list', [], 'unlisted'],
    ['is found after what is no address', ['', 'x', 'data:,x', '//a.test', caller], 'listed'],
    ['is found after four names', [...others(4), caller], 'listed'],
    ['is beyond five names', [...others(5), caller], 'beyond_limit'],
    ['is beyond six names', [...others(6), caller], 'beyond_limit'],
    ['is found before the others', [caller, ...others(6)], 'listed'],
    [
      'is found by a name that was counted, after others that were not',
      ['https://caller.test', ...others(6), caller],
      'listed',
    ],
    [
      'is not pushed out by many hosts of one name',
      [...names.map((name) => `https://${name}.acme.test`), ...others(3), caller],
      'listed',
    ],
    [
      'shares a name with the same one under other suffixes',
      [
        ...['https://acme.test', 'https://acme.co.uk', 'https://www.acme.com'],
        ...others(3),
        caller,
      ],
      'listed',
    ],
    [
      'is not pushed out by what has no name of its own',
      [
        ...['https://localhost', 'https://192.0.2.1', 'https://[2001:db8::1]', 'https://co.uk'],
        ...['https://github.io', 'https://test'],
        ...others(4),
        caller,
      ],
      'listed',
    ],
    [
      'is pushed out by tenants of a shared suffix, each with a name',
      [...names.map((name) => `https://${name}.github.io`), caller],
      'beyond_limit',
    ],
  ])('%s', (_, origins, found) => {
    expect(findCaller(caller, origins)).toBe(found);
  });

  it('without a registrable name is never found', () => {
    expect(findCaller('https://localhost', ['https://localhost'])).toBe('unlisted');
  });

  it('is looked for as far as the client wishes', () => {
    expect(findCaller(caller, [...others(1), caller], 1)).toBe('beyond_limit');
    expect(findCaller(caller, [...others(6), caller], 7)).toBe('listed');
  });
});
