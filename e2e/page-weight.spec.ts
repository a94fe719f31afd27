import type { CDPSession } from '@playwright/test';

import { pendingAutofill } from './support/authenticator.ts';
import { passkeyButton } from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';

const kilobyte = 1024;

test('L17: the sign-in page transfers at most 8 KB of JavaScript and 25 KB in all', async ({
  page,
  authenticator,
  tenant,
}) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  const responses = new Map<string, { type: string; path: string; encoding: string }>();
  const transferred: { type: string; path: string; encoding: string; bytes: number }[] = [];
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    const encoding = header(response.headers, 'content-encoding');
    const { origin, pathname } = new URL(response.url);
    if (origin === tenant.origin) responses.set(requestId, { type, path: pathname, encoding });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const response = responses.get(requestId);
    if (response) transferred.push({ ...response, bytes: encodedDataLength });
  });

  await page.goto(tenant.application.loginUrl(), { waitUntil: 'networkidle' });
  await expect(passkeyButton(page)).toBeVisible();
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  expect(await authenticator.passkeys()).toEqual([]);

  const total = (types: readonly string[]) =>
    transferred
      .filter(({ type }) => types.length === 0 || types.includes(type))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  const summary = JSON.stringify(transferred, null, 1);
  expect(transferred.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['Document', 'Stylesheet', 'Script']),
  );
  expect(total(['Script']), summary).toBeLessThanOrEqual(8 * kilobyte);
  expect(total([]), summary).toBeLessThanOrEqual(25 * kilobyte);
  for (const { type, encoding, path } of transferred) {
    if (['Script', 'Stylesheet'].includes(type)) expect(encoding, path).toBe('gzip');
  }

  // Not compressed, so that nobody learns the secrets in the page from its length.
  const document = transferred.find(({ type }) => type === 'Document');
  expect(document?.encoding).toBe('');
});

const header = (headers: Record<string, string>, name: string): string =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
