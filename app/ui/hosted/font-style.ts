/** The CSS text that brings a tenant's font, or '' for none: theme.css asks for it by this name. */
export function fontStyle(address?: string): string {
  const url = URL.parse(address ?? '');
  if (url?.protocol !== 'https:') return '';
  return `@font-face{font-family:tenant-font;font-display:swap;src:url(${escaped(url.href)})}`;
}

/**
 * Whatever could mean something to CSS or to HTML as an escape of CSS, which browsers undo: the
 * address stays the same and can neither end the style nor begin anything in it.
 */
const escaped = (address: string): string =>
  address.replace(/[^\w./:?=%~-]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `);
