/**
 * Turns a tenant's one brand colour into the handful that the pages need, readable on light and on
 * dark. The tenant's colour is kept wherever it can be; it is only moved towards black or white
 * where text or a control would otherwise be lost.
 */
type Rgb = readonly [red: number, green: number, blue: number];

// The hardest surfaces of tailwind.css for the brand to stand out from: the grey that a fixed value
// stands on, the darkest of the light ones and the lightest of the dark ones.
const lightSurface: Rgb = [0xf5, 0xf6, 0xf8];
const darkSurface: Rgb = [0x1e, 0x22, 0x2b];
const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];

// WCAG 2.2: 1.4.3 for text, 1.4.11 for the outline of a control.
const readable = 4.5;
const discernible = 3;

/** The CSS text with the brand's custom properties, or '' to keep the defaults of tailwind.css. */
export function brandStyle(primary?: string): string {
  const brand = parseHex(primary);
  if (!brand) return '';
  return `:root{${properties(brand, lightSurface, black)}}@media (prefers-color-scheme:dark){:root{${properties(brand, darkSurface, white)}}}`;
}

/** A colour, and what buttons get for it on a light and on a dark page; undefined for no colour. */
export function brandFills(
  primary?: string,
): { wanted: string; light: string; dark: string } | undefined {
  const brand = parseHex(primary);
  if (!brand) return undefined;
  return {
    wanted: hex(brand),
    light: hex(buttonOf(discernibleFrom(lightSurface, brand, black)).fill),
    dark: hex(buttonOf(discernibleFrom(darkSurface, brand, white)).fill),
  };
}

function buttonOf(seen: Rgb): { label: Rgb; fill: Rgb } {
  // White reads as "button" on any deep colour, so a colour just too light for it is deepened;
  // black always works on the lighter ones, as its contrast with white is 21:1.
  const label = contrastRatio(seen, white) >= discernible ? white : black;
  return { label, fill: label === white ? towards(seen, black, white, readable) : seen };
}

function properties(brand: Rgb, surface: Rgb, away: Rgb): string {
  const seen = discernibleFrom(surface, brand, away);
  const { label, fill } = buttonOf(seen);
  const hover = mix(fill, label === white ? black : white, 0.14);
  return [
    `--brand:${hex(fill)}`,
    `--brand-contrast:${hex(label)}`,
    `--brand-hover:${hex(hover)}`,
    `--brand-edge:${hex(towards(fill, away, surface, discernible))}`,
    `--brand-text:${hex(towards(seen, away, surface, readable))}`,
  ].join(';');
}

/**
 * The colour a button gets. On a light page even yellow is one, with an outline; on a dark page a
 * deep colour would be a hole and is lifted. A grey has no hue to keep: black and white, where they
 * would vanish, change places.
 */
function discernibleFrom(surface: Rgb, brand: Rgb, away: Rgb): Rgb {
  if (contrastRatio(brand, surface) >= discernible) return brand;
  const isGrey = Math.max(...brand) - Math.min(...brand) < 24;
  if (isGrey) return mix(brand, away, 0.9);
  return surface === darkSurface ? towards(brand, away, surface, discernible) : brand;
}

/** The colour itself or, step by step nearer to `end`, the first that reaches the ratio. */
function towards(colour: Rgb, end: Rgb, against: Rgb, ratio: number): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const candidate = mix(colour, end, share);
    if (contrastRatio(candidate, against) >= ratio) return candidate;
  }
  return end;
}

/** WCAG contrast ratio of two colours, 1 to 21. */
export function contrastRatio(a: Rgb, b: Rgb): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(colour: Rgb): number {
  const linear = (channel: number) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const channel = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [channel(from[0], to[0]), channel(from[1], to[1]), channel(from[2], to[2])];
}

/**
 * Reads `#rgb` or `#rrggbb` and nothing else: the result ends inside a `<style>`, so a value that
 * is merely close to a colour is dropped, never repaired.
 */
export function parseHex(value: string | undefined): Rgb | null {
  const match =
    /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$/i.exec(
      value ?? '',
    );
  if (!match) return null;
  const [, r = '', g = '', b = '', rr = r + r, gg = g + g, bb = b + b] = match;
  return [Number.parseInt(rr, 16), Number.parseInt(gg, 16), Number.parseInt(bb, 16)];
}

const hex = (colour: Rgb): string =>
  `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
