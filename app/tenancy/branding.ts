/** A tenant's look: Auth0's branding object. The logo, the primary colour and the icon are on all pages. */
import { z } from 'zod';

import type { Tenant } from '#app/store/tenants.ts';

type Branding = Tenant['branding'];

export const brandAddress = z
  .url({ protocol: /^https$/, error: 'expected an https address' })
  .max(2000);
export const brandColor = z
  .string()
  .regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'expected a colour such as #0a66c2');

/** A colour, or what it runs from and to. */
const background = z.union([
  brandColor,
  z.strictObject({
    type: z.literal('linear-gradient'),
    start: brandColor,
    end: brandColor,
    angle_deg: z.number().min(0).max(360),
  }),
]);

export const brandingSchema = z
  .strictObject({
    logo_url: brandAddress,
    favicon_url: brandAddress,
    // Only the primary colour is on the pages; the others are kept for tools that read them.
    colors: z.strictObject({ primary: brandColor, page_background: background }).partial(),
    font: z.strictObject({ url: brandAddress }).partial(),
  })
  .partial();

/** What is left out stays as it is; null takes a value away. */
export const brandingChangeSchema = z
  .strictObject({
    logo_url: brandAddress.nullable(),
    favicon_url: brandAddress.nullable(),
    colors: z
      .strictObject({ primary: brandColor.nullable(), page_background: background.nullable() })
      .partial()
      .nullable(),
    font: z.strictObject({ url: brandAddress.nullable() }).partial().nullable(),
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
