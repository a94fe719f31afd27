import { pendingAutofill } from './support/authenticator.ts';
import { passkeyButton } from './support/hosted-pages.ts';
import { localFetch } from './support/local-fetch.ts';
import { expect, test } from './support/story.ts';

const kilobyte = 1024;

test('L17: the sign-in page needs at most 8 KB of JavaScript and 25 KB in all', async ({
  page,
  authenticator,
  tenant,
}) => {
  const files = new Map<string, string>();
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (response.url().startsWith(tenant.origin) && type !== 'document') {
      files.set(response.url(), type);
    }
  });
  const start = tenant.application.loginUrl();
  const document = await page.goto(start, { waitUntil: 'networkidle' });
  await expect(passkeyButton(page)).toBeVisible();
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  expect(await authenticator.passkeys()).toEqual([]);
  // Browsers with a window load it too.
  const icon = await page.locator('link[rel="icon"]').getAttribute('href');
  files.set(new URL(icon ?? '', tenant.origin).href, 'icon');

  const weights = [{ what: 'document', bytes: (await document?.body())?.length ?? 0 }];
  for (const [url, what] of files) weights.push({ what, bytes: await gzippedBytes(url) });

  // Nothing else is loaded: no React, no fonts, no pictures.
  expect(weights.map(({ what }) => what).sort()).toEqual([
    'document',
    'icon',
    'script',
    'stylesheet',
  ]);
  expect(sum(weights.filter(({ what }) => what === 'script'))).toBeLessThanOrEqual(8 * kilobyte);
  expect(sum(weights), JSON.stringify(weights)).toBeLessThanOrEqual(25 * kilobyte);
  // Not compressed, so that nobody learns the secrets in the page from its length.
  expect(await document?.headerValue('content-encoding')).toBeNull();
});

async function gzippedBytes(url: string): Promise<number> {
  const answer = await localFetch(url, { headers: { 'accept-encoding': 'gzip' } });
  return (await answer.arrayBuffer()).byteLength;
}

const sum = (weights: readonly { bytes: number }[]): number =>
  weights.reduce((total, { bytes }) => total + bytes, 0);
