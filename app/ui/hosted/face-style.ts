import { backdropStyle } from './backdrop-style.ts';
import type { PageBackground } from './backdrop-style.ts';
import { brandStyle } from './brand-style.ts';
import { fontStyle } from './font-style.ts';

/** The CSS text of a tenant's look; what it does not say stays as in tailwind.css and theme.css. */
export const faceStyle = ({
  primaryColor,
  pageBackground,
  fontUrl,
}: {
  primaryColor?: string | undefined;
  pageBackground?: PageBackground | undefined;
  fontUrl?: string | undefined;
} = {}): string => brandStyle(primaryColor) + backdropStyle(pageBackground) + fontStyle(fontUrl);
