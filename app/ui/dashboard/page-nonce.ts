/**
 * What the policy of this document lets styles in with. It is read as the document comes: the page's
 * data tell another one each time they are read again, which this document's policy does not know.
 */
export const pageNonce: string =
  typeof document === 'undefined'
    ? ''
    : (document.querySelector<HTMLStyleElement>('style[nonce]')?.nonce ?? '');
