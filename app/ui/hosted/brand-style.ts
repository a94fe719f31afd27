/**
 * Turns a tenant's one brand colour into the handful that the pages need, readable on light and on
 * dark. The tenant's colour is kept wherever it can be; it is only moved towards black or white
 * where text or a control would otherwise be lost.
 */
import { black, contrastRatio, hex, mix, parseHex, towards, white } from './rgb.ts';
import type { Rgb } from './rgb.ts';

// The hardest surfaces of tailwind.css for the brand to stand out from: the grey that a fixed value
// stands on, the darkest of the light ones and the lightest of the dark ones.
const lightSurface: Rgb = [0xf5, 0xf6, 0xf8];
const darkSurface: Rgb = [0x1e, 0x22, 0x2b];

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
  return { label, fill: label === white ? outOf(white, seen, black, readable) : seen };
}

function properties(brand: Rgb, surface: Rgb, away: Rgb): string {
  const seen = discernibleFrom(surface, brand, away);
  const { label, fill } = buttonOf(seen);
  const hover = mix(fill, label === white ? black : white, 0.14);
  return [
    `--brand:${hex(fill)}`,
    `--brand-contrast:${hex(label)}`,
    `--brand-hover:${hex(hover)}`,
    `--brand-edge:${hex(outOf(surface, fill, away, discernible))}`,
    `--brand-text:${hex(outOf(surface, seen, away, readable))}`,
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
  return surface === darkSurface ? outOf(surface, brand, away, discernible) : brand;
}

/** The colour itself or its nearest neighbour in the direction of `end` that stands out enough. */
const outOf = (against: Rgb, colour: Rgb, end: Rgb, ratio: number): Rgb =>
  towards(colour, end, (candidate) => contrastRatio(candidate, against) >= ratio);
