import type { Tenant } from '#app/store/tenants.ts';

import { fontOriginOf } from './page-font.ts';

/** What hosted pages show of a tenant's branding. */
export const faceOf = ({ logo_url, favicon_url, colors, font }: Tenant['branding']) => ({
  logoUrl: logo_url,
  faviconUrl: favicon_url,
  primaryColor: colors?.primary,
  pageBackground: colors?.page_background,
  // One that the pages' policy cannot name would not be loaded.
  fontUrl: fontOriginOf(font?.url) && font?.url,
});

export type Face = ReturnType<typeof faceOf>;
