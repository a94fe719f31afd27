/** Path of the machine's Chromium; undefined where Playwright's own is to be used. */
export function findChromium(): string | undefined;
