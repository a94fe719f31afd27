/**
 * Turns a tenant's page background into what lies behind the cards. No text ever stands on it: hosted
 * pages have theirs on the card, wider pages on a column of our own page colour. On light screens it
 * therefore is exactly what the tenant chose, be it black.
 *
 * On dark screens the cards are dark, and whoever asked for those sits in the dark: white around them
 * would blind. So a colour is darkened there until it is no lighter than the card that stands on it,
 * keeping its hue; one that is dark already stays as it is. A gradient's ends are darkened each by
 * itself, and nothing between two colours is lighter than the lighter of them.
 */
import { black, hex, luminance, parseHex, towards } from './rgb.ts';
import type { Rgb } from './rgb.ts';

/** As at Auth0: a colour, or a document with `type`, `start`, `end` and `angle_deg`. */
export type PageBackground = string | Readonly<Record<string, unknown>>;

// The card of tailwind.css on dark screens.
const darkCard: Rgb = [0x16, 0x19, 0x20];

/** The CSS text with the page's background, or '' to keep the default of tailwind.css. */
export function backdropStyle(background?: PageBackground): string {
  const paint = painted(background);
  if (!paint) return '';
  // Flat means flat: our own glow of the brand's colour does not lie over it.
  return `:root{--glow:none;--backdrop:${paint((colour) => colour)}}@media (prefers-color-scheme:dark){:root{--backdrop:${paint(dimmed)}}}`;
}

type Paint = (shade: (colour: Rgb) => Rgb) => string;

function painted(background: PageBackground | undefined): Paint | null {
  const flat = parseHex(background);
  if (flat) return (shade) => hex(shade(flat));
  if (typeof background !== 'object') return null;
  const { type, start, end, angle_deg: angle } = background;
  const [from, to] = [parseHex(start), parseHex(end)];
  if (type !== 'linear-gradient' || !from || !to || !Number.isFinite(angle)) return null;
  return (shade) => `linear-gradient(${Number(angle)}deg,${hex(shade(from))},${hex(shade(to))})`;
}

const dimmed = (colour: Rgb): Rgb =>
  towards(colour, black, (candidate) => luminance(candidate) <= luminance(darkCard));
