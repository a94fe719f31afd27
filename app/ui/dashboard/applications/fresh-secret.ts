/**
 * The secret that was just made in this browser, on its way from the form to the next page. It is
 * nowhere else: whoever loads the page anew does not see it.
 */
let made: { clientId: string; secret: string } | undefined;

export function keepFreshSecret(clientId: string, secret: string): void {
  made = { clientId, secret };
}

export const freshSecretOf = (clientId: string): string | undefined =>
  made?.clientId === clientId ? made.secret : undefined;

export function forgetFreshSecret(): void {
  made = undefined;
}
