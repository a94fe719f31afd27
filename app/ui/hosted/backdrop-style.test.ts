import { describe, expect, it } from 'vitest';

import { backdropStyle } from './backdrop-style.ts';
import { luminance, parseHex } from './rgb.ts';

const gradient = { type: 'linear-gradient', start: '#ffe4e6', end: '#0a1a3a', angle_deg: 35 };

const schemes = (css: string) => {
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme:dark)');
  const read = (text: string) => /--backdrop:([^;}]*)/.exec(text)?.[1];
  return { light: read(light), dark: read(dark) };
};

const brightness = (colour = '') => luminance(parseHex(colour) ?? [255, 255, 255]);
const card = brightness('#161920');

describe('backdropStyle', () => {
  it('is what the tenant chose on light screens', () => {
    expect(schemes(backdropStyle('#000')).light).toBe('#000000');
    expect(schemes(backdropStyle('#FFE4E6')).light).toBe('#ffe4e6');
    expect(schemes(backdropStyle(gradient)).light).toBe('linear-gradient(35deg,#ffe4e6,#0a1a3a)');
  });

  it('takes our own glow away', () => {
    expect(backdropStyle('#000')).toContain('--glow:none');
  });

  const steps = ['00', '33', '66', '99', 'cc', 'ff'];
  const every = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)));

  it.each(every)('%s is no lighter than the card on dark screens', (colour) => {
    const { dark } = schemes(backdropStyle(colour));
    expect(brightness(dark)).toBeLessThanOrEqual(card);
    if (brightness(colour) <= card) expect(dark).toBe(colour);
  });

  it('keeps the hue on dark screens, and darkens each end of a gradient by itself', () => {
    const [red = 0, green = 0, blue = 0] = parseHex(schemes(backdropStyle('#ff3333')).dark) ?? [];
    expect(red).toBeGreaterThan(4 * green);
    expect(green).toBe(blue);
    const [, angle, start, end] =
      /^linear-gradient\((\d+)deg,(#\w{6}),(#\w{6})\)$/.exec(
        schemes(backdropStyle(gradient)).dark ?? '',
      ) ?? [];
    expect(angle).toBe('35');
    expect(brightness(start)).toBeLessThanOrEqual(card);
    expect(brightness(end)).toBeLessThanOrEqual(card);
  });

  it.each([
    undefined,
    '',
    'red',
    '#12345',
    '#fff\n',
    '#fff}body{display:none}',
    'url(https://evil.example)',
    '</style><script>',
    {},
    { ...gradient, type: 'radial-gradient' },
    { ...gradient, start: 'red' },
    { ...gradient, end: '#fff),url(https://evil.example' },
    { ...gradient, end: undefined },
    { ...gradient, angle_deg: '35' },
    { ...gradient, angle_deg: '0deg),url(https://evil.example)' },
    { ...gradient, angle_deg: Number.NaN },
    { ...gradient, angle_deg: null },
  ])('keeps the default for %j', (value) => {
    expect(backdropStyle(value)).toBe('');
  });
});
