/** The address of a page about one passkey. */
export const passkeyPath = (id: string, act: 'test' | 'rename' | 'delete'): string =>
  `/account/passkeys/${encodeURIComponent(id)}/${act}`;
