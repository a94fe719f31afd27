/**
 * What the Management API says as people read it. A message that begins with a value, an address or
 * the name of a field is left as it is.
 */
export const asSentence = (message: string): string =>
  /^[a-z]+[ ,;]/.test(message) ? message.charAt(0).toUpperCase() + message.slice(1) : message;
