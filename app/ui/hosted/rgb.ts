/** Colours as numbers: reading, writing and comparing them. */
export type Rgb = readonly [red: number, green: number, blue: number];

export const white: Rgb = [255, 255, 255];
export const black: Rgb = [0, 0, 0];

/**
 * Reads `#rgb` or `#rrggbb` and nothing else: the result ends inside a `<style>`, so a value that
 * is merely close to a colour is dropped, never repaired.
 */
export function parseHex(value: unknown): Rgb | null {
  const match =
    /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$/i.exec(
      typeof value === 'string' ? value : '',
    );
  if (!match) return null;
  const [, r = '', g = '', b = '', rr = r + r, gg = g + g, bb = b + b] = match;
  return [Number.parseInt(rr, 16), Number.parseInt(gg, 16), Number.parseInt(bb, 16)];
}

export const hex = (colour: Rgb): string =>
  `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

/** WCAG contrast ratio of two colours, 1 to 21. */
export function contrastRatio(a: Rgb, b: Rgb): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** WCAG relative luminance, from 0 for black to 1 for white. */
export function luminance(colour: Rgb): number {
  const linear = (channel: number) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [channel(from[0], to[0]), channel(from[1], to[1]), channel(from[2], to[2])];
}

/** The colour itself or, step by step nearer to `end`, the first that will do. */
export function towards(colour: Rgb, end: Rgb, willDo: (candidate: Rgb) => boolean): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(colour, end, share);
    if (willDo(candidate)) return candidate;
  }
  return end;
}
