import { describe, expect, it } from 'vitest';

import { brandFills, brandStyle } from './brand-style.ts';
import { contrastRatio, parseHex } from './rgb.ts';

const surfaces = { light: '#f5f6f8', dark: '#1e222b' };

const schemes = (css: string) => {
  const [light = '', dark = ''] = css.split('@media (prefers-color-scheme:dark)');
  const read = (text: string) =>
    Object.fromEntries([...text.matchAll(/--([\w-]+):(#[0-9a-f]{6})/g)].map((m) => [m[1], m[2]]));
  return { light: read(light), dark: read(dark) };
};

const ratio = (a: string | undefined, b: string | undefined) => {
  const [one, other] = [parseHex(a), parseHex(b)];
  return one && other ? contrastRatio(one, other) : 0;
};

describe('brandStyle', () => {
  it.each([
    undefined,
    '',
    'red',
    '#12',
    '#1234',
    '#12345',
    '#1234567',
    '#ggg',
    ' #fff',
    '#fff\n',
    '#fff}body{display:none}',
    '</style><script>',
    'rgb(0,0,0)',
  ])('keeps the defaults for %j', (value) => {
    expect(brandStyle(value)).toBe('');
  });

  it('reads the short form as the long one', () => {
    expect(brandStyle('#0AF')).toBe(brandStyle('#00aaff'));
    expect(brandStyle('#0af')).toContain('--brand:#00aaff');
  });

  it('keeps a colour that already works', () => {
    expect(schemes(brandStyle('#3457d5')).light).toMatchObject({
      brand: '#3457d5',
      'brand-contrast': '#ffffff',
      'brand-text': '#3457d5',
    });
  });

  it('lets black and white change places where they would vanish', () => {
    expect(schemes(brandStyle('#111111')).light.brand).toBe('#111111');
    expect(schemes(brandStyle('#111111')).dark.brand).toBe('#e7e7e7');
    expect(schemes(brandStyle('#fff')).light.brand).toBe('#1a1a1a');
  });

  const steps = ['00', '33', '66', '99', 'cc', 'ff'];
  const every = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => `#${r}${g}${b}`)));

  it.each(every)('%s is readable in both schemes', (colour) => {
    const both = schemes(brandStyle(colour));
    for (const scheme of ['light', 'dark'] as const) {
      const is = both[scheme];
      expect(ratio(is.brand, is['brand-contrast'])).toBeGreaterThanOrEqual(4.5);
      expect(ratio(is['brand-hover'], is['brand-contrast'])).toBeGreaterThanOrEqual(4.5);
      expect(ratio(is['brand-edge'], surfaces[scheme])).toBeGreaterThanOrEqual(3);
      expect(ratio(is['brand-text'], surfaces[scheme])).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('brandFills', () => {
  it('tells the colours that the pages use', () => {
    const { light, dark } = schemes(brandStyle('#ffd400'));
    expect(brandFills('#ffd400')).toEqual({
      wanted: '#ffd400',
      ...{ light: light.brand, dark: dark.brand },
    });
    expect(brandFills('#3457d5')?.light).toBe('#3457d5');
  });

  it('has none for what is no colour', () => {
    expect(brandFills('blue')).toBe(undefined);
  });
});
