import { describe, expect, it } from 'vitest';

import { brandingChangeSchema } from '#app/tenancy/branding.ts';

import {
  faultOfAddress,
  faultOfAngle,
  faultOfColor,
  faultOfFont,
  unlessEmpty,
} from './look-faults.ts';

/** What the server says of a change; undefined where it takes it. */
const refusalOf = (change: object) =>
  brandingChangeSchema.safeParse(change).error?.issues[0]?.message;

/** What is typed is told the same that the server would say. */
describe('the server says the same', () => {
  it.each(['#fff', '#0A66C2', '#0a66c', 'red', '', '#fff;', '#fff\n', 'rgb(0,0,0)'])(
    'of the colour %j',
    (text) => {
      expect(faultOfColor(text)).toBe(refusalOf({ colors: { primary: text } }));
    },
  );

  it.each([
    ...['https://a.example/a.woff2', 'HTTPS://A.example:8443/a?b#c', 'https://münchen.example/a'],
    ...[
      'http://a.example/a.woff2',
      'data:font/woff2,a',
      'a.woff2',
      '//a.example/a',
      '',
      'https://',
    ],
    ...['https://a;b/a', 'https://a,b/a', 'https://*/a', 'https://[::1]/a', "https://a'/a"],
    ...['https://a.example/a.css', 'https://a.example/a.css?b', 'https://a.example/css/a'],
    ...['https://fonts.googleapis.com/css2?family=Inter', 'https://fonts.gstatic.com/s/a.woff2'],
  ])('of the address %j', (text) => {
    expect(faultOfFont(text)).toBe(refusalOf({ font: { url: text } }));
    expect(faultOfAddress(text)).toBe(refusalOf({ logo_url: text }));
  });

  it.each([1982, 1983])('of an address of a host and %d letters', (letters) => {
    const address = `https://a.example/${'a'.repeat(letters)}`;
    const isTaken = refusalOf({ logo_url: address }) === undefined;
    expect(faultOfAddress(address) === undefined).toBe(isTaken);
  });

  it.each(['0', '35', '359.5', '360', '361'])('of the angle %j', (text) => {
    const page_background = {
      ...{ type: 'linear-gradient', start: '#fff', end: '#000' },
      angle_deg: Number(text),
    };
    expect(faultOfAngle(text)).toBe(refusalOf({ colors: { page_background } }));
  });
});

it('takes no angle that is no number', () => {
  for (const text of ['', '-1', 'steep', '1e2', '0x10', ' ', 'NaN', 'Infinity']) {
    expect(faultOfAngle(text), text).toBe('expected degrees from 0 to 360');
  }
});

it('lets a field be empty where that takes away', () => {
  expect(unlessEmpty(faultOfColor)('')).toBe(undefined);
  expect(unlessEmpty(faultOfColor)('red')).toBe(faultOfColor('red'));
});
