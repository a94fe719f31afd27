/** A tenant's look: Auth0's branding object. */
import { z } from 'zod';

import type { Tenant } from '#app/store/tenants.ts';

import { fontOriginOf } from './page-font.ts';

type Branding = Tenant['branding'];

export const brandAddress = z
  .url({ protocol: /^https$/, error: 'expected an https address', abort: true })
  .max(2000);
export const brandColor = z
  .string()
  .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'expected a colour such as #0a66c2');

const degrees = 'expected degrees from 0 to 360';

/** A colour, or what it runs from and to. */
export const brandBackground = z.union(
  [
    brandColor,
    z.strictObject({
      type: z.literal('linear-gradient'),
      start: brandColor,
      end: brandColor,
      angle_deg: z.number(degrees).min(0, degrees).max(360, degrees),
    }),
  ],
  'expected a colour such as #0a66c2, or a linear-gradient with start, end and angle_deg',
);

export const brandFont = brandAddress
  .refine((address) => fontOriginOf(address) !== undefined, {
    error: 'expected a host of letters, digits, hyphens and dots',
    abort: true,
  })
  .refine((address) => !isStylesheet(address), 'expected a font file, not a stylesheet');

/** Where fonts are offered, an address of a stylesheet that names them is the first thing to copy. */
const isStylesheet = (address: string): boolean => {
  const { hostname = '', pathname = '' } = URL.parse(address) ?? {};
  return hostname === 'fonts.googleapis.com' || pathname.endsWith('.css');
};

export const brandingSchema = z
  .strictObject({
    logo_url: brandAddress,
    favicon_url: brandAddress,
    colors: z.strictObject({ primary: brandColor, page_background: brandBackground }).partial(),
    font: z.strictObject({ url: brandFont }).partial(),
  })
  .partial();

/** What is left out stays as it is; null takes a value away. */
export const brandingChangeSchema = z
  .strictObject({
    logo_url: brandAddress.nullable(),
    favicon_url: brandAddress.nullable(),
    colors: z
      .strictObject({ primary: brandColor.nullable(), page_background: brandBackground.nullable() })
      .partial()
      .nullable(),
    font: z.strictObject({ url: brandFont.nullable() }).partial().nullable(),
  })
  .partial();

export type BrandingChange = z.output<typeof brandingChangeSchema>;

export const changedBranding = (before: Branding, change: BrandingChange): Branding => {
  const { colors, font, ...addresses } = change;
  return given({
    ...given({ ...before, ...present(addresses) }),
    colors: colors === null ? undefined : given({ ...before.colors, ...present(colors ?? {}) }),
    font: font === null ? undefined : given({ ...before.font, ...present(font ?? {}) }),
  });
};

/** What a change speaks of. */
const present = (change: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

/** Without what is taken away, and what has nothing left in it. */
const given = (document: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(document).filter(
      ([, value]) =>
        value !== null &&
        value !== undefined &&
        (typeof value !== 'object' || Object.keys(value).length > 0),
    ),
  );
