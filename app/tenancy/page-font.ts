/**
 * The origin that the font of a tenant's pages comes from, as a content security policy names it.
 * Undefined where there is no font, or where its host has characters that only seem to be a host's:
 * addresses may have `;`, `,` and `*` there, which mean something else in a policy.
 */
export function fontOriginOf(address: string | undefined): string | undefined {
  const url = URL.parse(address ?? '');
  if (url?.protocol !== 'https:') return undefined;
  return /^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(url.origin) ? url.origin : undefined;
}
